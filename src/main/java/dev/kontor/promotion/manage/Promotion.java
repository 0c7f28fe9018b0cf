package dev.kontor.promotion.manage;

import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.Stacking;
import dev.kontor.promotion.rule.Terms;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.persistence.Aggregate;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import jakarta.persistence.CollectionTable;
import jakarta.persistence.Column;
import jakarta.persistence.ElementCollection;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.JoinColumn;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A promotion with its terms, codes and limits.
@Entity
@Table(schema = "promotion", name = "promotions")
class Promotion extends Aggregate<PromotionId> {

    @Id
    private PromotionId id;

    private String name;
    private String title;

    /// In other languages, by BCP 47 tag.
    @JdbcTypeCode(SqlTypes.JSON)
    private Map<String, String> titles;

    @Enumerated(EnumType.STRING)
    private PromotionStatus status;

    private int priority;

    @Enumerated(EnumType.STRING)
    private Stacking stacking;

    @Column(name = "stacking_group")
    private @Nullable String group;

    private boolean requiresCode;
    private @Nullable Instant startsAt;
    private @Nullable Instant endsAt;

    @JdbcTypeCode(SqlTypes.JSON)
    private Terms terms;

    private @Nullable Long maxUses;
    private @Nullable Long maxUsesByCode;
    private @Nullable Integer maxUsesByBuyer;

    /// The enforced limit: a promotion for one order of a buyer can be used once.
    private @Nullable Integer buyerLimit;

    private @Nullable Long budgetMinor;

    @Column(length = 3)
    @JdbcTypeCode(SqlTypes.CHAR)
    private @Nullable String budgetCurrency;

    @ElementCollection
    @CollectionTable(schema = "promotion", name = "codes", joinColumns = @JoinColumn(name = "promotion_id"))
    private Set<StoredCode> codes = new LinkedHashSet<>();

    Promotion(SavePromotion wanted, Instant now) {
        super(now);
        this.id = PromotionId.next();
        this.status = PromotionStatus.DRAFT;
        this.name = wanted.name();
        this.title = wanted.name();
        this.titles = Map.of();
        this.stacking = Stacking.STACK;
        this.terms = new Terms(List.of(), List.of());
        apply(wanted);
    }

    @SuppressWarnings("NullAway.Init")
    protected Promotion() {}

    @Override
    public PromotionId id() {
        return id;
    }

    Map<String, String> titles() {
        return titles;
    }

    PromotionStatus status() {
        return status;
    }

    boolean requiresCode() {
        return requiresCode;
    }

    @Nullable
    Instant startsAt() {
        return startsAt;
    }

    @Nullable
    Instant endsAt() {
        return endsAt;
    }

    Terms terms() {
        return terms;
    }

    /// In alphabetical order.
    List<String> codes() {
        return codes.stream().map(StoredCode::code).sorted().toList();
    }

    PromotionLimits limits() {
        return new PromotionLimits(
                maxUses,
                maxUsesByBuyer,
                maxUsesByCode,
                budgetMinor == null || budgetCurrency == null ? null : Money.of(budgetMinor, budgetCurrency));
    }

    PromotionDetails details() {
        return new PromotionDetails(
                id,
                version(),
                name,
                title,
                titles,
                status,
                requiresCode,
                codes(),
                terms.conditions(),
                terms.actions(),
                priority,
                group,
                stacking,
                startsAt,
                endsAt,
                limits(),
                createdAt(),
                updatedAt());
    }

    /// The limits for which uses are counted.
    record Counted(
            boolean uses,
            boolean byCode,
            boolean byBuyer,
            @Nullable String budgetCurrency) {}

    Counted counted() {
        return new Counted(
                maxUses != null || budgetMinor != null, maxUsesByCode != null, buyerLimit != null, budgetCurrency);
    }

    void change(SavePromotion wanted, Instant now) {
        require(status != PromotionStatus.ARCHIVED, "An archived promotion cannot be changed. Create another one.");
        apply(wanted);
        updatedAt(now);
    }

    private void apply(SavePromotion wanted) {
        name = wanted.name();
        title = Objects.requireNonNullElse(wanted.title(), wanted.name());
        titles = Objects.requireNonNullElse(wanted.titles(), Map.of());
        priority = Objects.requireNonNullElse(wanted.priority(), 0);
        stacking = Objects.requireNonNullElse(wanted.stacking(), Stacking.STACK);
        group = wanted.group();
        requiresCode = Boolean.TRUE.equals(wanted.requiresCode());
        startsAt = wanted.startsAt();
        endsAt = wanted.endsAt();
        terms = new Terms(Objects.requireNonNullElse(wanted.conditions(), List.of()), wanted.actions());
        var limits = Objects.requireNonNullElse(wanted.limits(), PromotionLimits.NONE);
        maxUses = limits.uses();
        maxUsesByCode = limits.usesPerCode();
        maxUsesByBuyer = limits.usesPerBuyer();
        buyerLimit = terms.isForOneOrder() ? Integer.valueOf(1) : limits.usesPerBuyer();
        var budget = limits.budget();
        budgetMinor = budget == null ? null : budget.minor();
        budgetCurrency = budget == null ? null : budget.currency().getCurrencyCode();
        var wantedCodes = Objects.requireNonNullElse(wanted.codes(), List.<String>of()).stream()
                .map(StoredCode::of)
                .collect(Collectors.toCollection(LinkedHashSet::new));
        codes.retainAll(wantedCodes);
        codes.addAll(wantedCodes);
    }

    void activate(Instant now) {
        require(
                status == PromotionStatus.DRAFT || status == PromotionStatus.PAUSED,
                "Only a draft or a paused promotion can be activated.");
        become(PromotionStatus.ACTIVE, now);
    }

    void pause(Instant now) {
        require(status == PromotionStatus.ACTIVE, "Only an active promotion can be paused.");
        become(PromotionStatus.PAUSED, now);
    }

    void archive(Instant now) {
        require(status != PromotionStatus.ARCHIVED, "The promotion is archived already.");
        become(PromotionStatus.ARCHIVED, now);
    }

    void requireDraft() {
        require(status == PromotionStatus.DRAFT, "Only a draft can be deleted. Archive the promotion.");
    }

    private void become(PromotionStatus next, Instant now) {
        status = next;
        updatedAt(now);
    }

    private void require(boolean allowed, String detail) {
        if (!allowed) {
            throw new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, detail, Map.of("current", status.name()));
        }
    }
}
