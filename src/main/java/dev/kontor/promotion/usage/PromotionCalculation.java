package dev.kontor.promotion.usage;

import dev.kontor.catalog.CatalogFacts;
import dev.kontor.catalog.ProductFacts;
import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.NotApplied.Reason;
import dev.kontor.promotion.PromotionBuyer;
import dev.kontor.promotion.PromotionContext;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.PromotionProperties;
import dev.kontor.promotion.PromotionResult;
import dev.kontor.promotion.PromotionResult.EnteredCode;
import dev.kontor.promotion.PromotionUse;
import dev.kontor.promotion.Promotions;
import dev.kontor.promotion.PromotionsUnavailable;
import dev.kontor.promotion.PurchaseHistory;
import dev.kontor.promotion.engine.Basket;
import dev.kontor.promotion.engine.Discounts;
import dev.kontor.promotion.engine.Offer;
import dev.kontor.promotion.usage.UsageRepository.Counter;
import dev.kontor.promotion.usage.UsageRepository.Scope;
import dev.kontor.shared.money.Money;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// Evaluates promotions: reads what their terms depend on, in at most three statements, and passes it to
/// the engine.
@Service
public class PromotionCalculation implements Promotions {

    private final KnownPromotions promotions;
    private final UsageRepository usage;
    private final BuyerKeys buyers;
    private final CatalogFacts catalog;
    private final PurchaseHistory history;
    private final PromotionProperties properties;
    private final Clock clock;

    PromotionCalculation(
            KnownPromotions promotions,
            UsageRepository usage,
            BuyerKeys buyers,
            CatalogFacts catalog,
            PurchaseHistory history,
            PromotionProperties properties,
            Clock clock) {
        this.promotions = promotions;
        this.usage = usage;
        this.buyers = buyers;
        this.catalog = catalog;
        this.history = history;
        this.properties = properties;
        this.clock = clock;
    }

    @Override
    public PromotionResult evaluate(PromotionContext context) {
        var known = promotions.all();
        var evaluation = evaluate(known, context, clock.instant(), List.of());
        var candidates = evaluation.candidates();
        if (candidates.isEmpty()) {
            return context.codes().isEmpty()
                    ? PromotionResult.NONE
                    : new PromotionResult(
                            List.of(),
                            context.codes().stream()
                                    .map(PromotionCalculation::unknown)
                                    .toList());
        }
        return new PromotionResult(
                evaluation.discounts().applied().stream()
                        .map(applied -> applied(applied, candidates, context))
                        .toList(),
                context.codes().stream()
                        .map(code -> entered(code, known, evaluation, context))
                        .toList());
    }

    /// Evaluates the active promotions and some that need not be active, whose codes count as entered.
    ///
    /// @param trials the others, which may include active ones
    public Evaluation evaluate(PromotionContext context, Instant now, List<ActivePromotion> trials) {
        return evaluate(promotions.all(), context, now, trials);
    }

    private Evaluation evaluate(
            KnownPromotions.Snapshot known, PromotionContext context, Instant now, List<ActivePromotion> trials) {
        var candidates = new LinkedHashMap<PromotionId, Candidate>();
        trials.forEach(trial -> candidates.put(trial.id(), new Candidate(trial, null, null)));
        known.automatic().stream()
                .filter(promotion -> promotion.hasStarted(now) && !promotion.hasEnded(now))
                .forEach(promotion -> candidates.putIfAbsent(promotion.id(), new Candidate(promotion, null, null)));
        var coded = new ArrayList<Candidate>();
        for (var code : context.codes()) {
            known.find(code)
                    .filter(found -> !candidates.containsKey(found.promotion().id()))
                    .ifPresent(found -> coded.add(new Candidate(found.promotion(), code, found)));
        }
        if (candidates.isEmpty() && coded.isEmpty()) {
            return Evaluation.NOTHING;
        }
        var limits = limits(
                context,
                Stream.concat(candidates.values().stream(), coded.stream()).toList(),
                now);
        var closedCodes = new HashMap<String, NotApplied>();
        for (var candidate : coded) {
            var closed = limits.closed(candidate);
            if (closed != null) {
                closedCodes.put(Objects.requireNonNull(candidate.code()), closed);
            }
            // Of several codes of a promotion, the first usable one counts.
            candidates.merge(
                    candidate.promotion().id(),
                    candidate,
                    (first, next) -> limits.closed(first) != null && closed == null ? next : first);
        }
        return Evaluation.of(
                candidates,
                closedCodes,
                basket(context, candidates.values(), now),
                offers(candidates.values(), limits));
    }

    private static EnteredCode unknown(String code) {
        return new EnteredCode(code, null, null, NotApplied.of(Reason.UNKNOWN_CODE));
    }

    private Basket basket(PromotionContext context, Collection<Candidate> candidates, Instant now) {
        boolean needsFacts =
                candidates.stream().anyMatch(each -> each.promotion().terms().needsFacts());
        boolean needsHistory =
                candidates.stream().anyMatch(each -> each.promotion().terms().needsHistory());
        var variants =
                context.lines().stream().map(PromotionContext.Line::variantId).collect(Collectors.toSet());
        var facts = needsFacts && !variants.isEmpty() ? catalog.of(variants) : Map.<VariantId, ProductFacts>of();
        return Baskets.of(
                context,
                LocalDateTime.ofInstant(now, properties.timeZone()),
                context.buyer().groups(),
                needsHistory && context.buyer().isKnown() ? Integer.valueOf(history.orders(context.buyer()) + 1) : null,
                facts);
    }

    private UsageLimits limits(PromotionContext context, Collection<Candidate> candidates, Instant now) {
        var keys = buyers.of(context.buyer());
        return new UsageLimits(context.currency(), keys, counters(candidates, keys), now);
    }

    private static List<Offer> offers(Collection<Candidate> candidates, UsageLimits limits) {
        var offers = new ArrayList<Offer>();
        for (var candidate : candidates) {
            var promotion = candidate.promotion();
            offers.add(new Offer(
                    promotion.id(),
                    promotion.priority(),
                    promotion.group(),
                    promotion.stacking(),
                    promotion.terms().conditions(),
                    promotion.terms().actions(),
                    candidate.code(),
                    limits.closed(candidate),
                    limits.budgetLeft(promotion)));
        }
        return offers;
    }

    private Map<Scope, Counter> counters(Collection<Candidate> candidates, List<String> keys) {
        var limited = candidates.stream().filter(Candidate::isLimited).toList();
        if (limited.isEmpty()) {
            return Map.of();
        }
        Set<String> scopes = new HashSet<>();
        scopes.add(UsageRepository.TOTAL);
        keys.forEach(key -> scopes.add(UsageRepository.ofBuyer(key)));
        limited.forEach(candidate -> {
            if (candidate.known() != null) {
                scopes.add(UsageRepository.ofCode(candidate.known().key()));
            }
        });
        return usage.counters(
                limited.stream()
                        .map(candidate -> candidate.promotion().id())
                        .distinct()
                        .toList(),
                scopes);
    }

    private static PromotionResult.Applied applied(
            Discounts.Applied applied, Map<PromotionId, Candidate> candidates, PromotionContext context) {
        var candidate = Objects.requireNonNull(candidates.get(applied.id()));
        return new PromotionResult.Applied(
                applied.id(),
                candidate.promotion().version(),
                candidate.promotion().title(context.locale()),
                candidate.code(),
                money(applied.items(), context),
                money(applied.shipments(), context),
                applied.gifts());
    }

    private static Map<String, Money> money(Map<String, Long> minors, PromotionContext context) {
        var amounts = new LinkedHashMap<String, Money>();
        minors.forEach((reference, minor) -> amounts.put(reference, new Money(minor, context.currency())));
        return amounts;
    }

    private static EnteredCode entered(
            String code, KnownPromotions.Snapshot known, Evaluation evaluation, PromotionContext context) {
        var found = known.find(code).orElse(null);
        if (found == null) {
            return unknown(code);
        }
        var promotion = found.promotion();
        var used = Objects.requireNonNull(evaluation.candidates().get(promotion.id()))
                .code();
        return new EnteredCode(
                code,
                promotion.id(),
                promotion.title(context.locale()),
                code.equals(used)
                        ? evaluation.discounts().notApplied().get(promotion.id())
                        // Another code of the same promotion counts.
                        : evaluation.closedCodes().getOrDefault(code, NotApplied.of(Reason.NOT_COMBINABLE)));
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void claim(UUID reference, PromotionBuyer buyer, Money total, List<PromotionUse> uses) {
        if (uses.isEmpty()) {
            return;
        }
        var known = knowing(uses);
        var codes = new ArrayList<@Nullable ClaimedCode>();
        uses.forEach(use -> codes.add(use.code() == null ? null : ClaimedCode.of(use.code(), known.find(use.code()))));
        if (!usage.claim(reference, total, uses, codes, buyers.of(buyer))) {
            throw new PromotionsUnavailable();
        }
    }

    /// The promotions with all codes of the uses. A quote of another process can contain a code that this process has
    /// not loaded yet.
    private KnownPromotions.Snapshot knowing(List<PromotionUse> uses) {
        var known = promotions.all();
        if (uses.stream()
                .allMatch(use -> use.code() == null || known.find(use.code()).isPresent())) {
            return known;
        }
        promotions.renew();
        return promotions.all();
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void release(UUID reference) {
        usage.release(reference);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void refunded(UUID reference, Money refunded) {
        usage.refunded(reference, refunded);
    }

    @Override
    @Transactional(propagation = Propagation.MANDATORY)
    public void assign(Collection<UUID> references, CustomerId customer) {
        if (!references.isEmpty()) {
            usage.assign(references, buyers.of(customer));
        }
    }

    /// Counts the earlier uses of a promotion for limits that were set now, in the caller's transaction, which has
    /// stored the promotion.
    @Transactional(propagation = Propagation.MANDATORY)
    public void recount(PromotionId promotion) {
        usage.recount(promotion);
    }

    @Override
    public void refresh() {
        promotions.renew();
    }
}
