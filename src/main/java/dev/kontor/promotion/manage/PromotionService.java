package dev.kontor.promotion.manage;

import dev.kontor.events.ChangeLog;
import dev.kontor.events.Event;
import dev.kontor.promotion.PromotionActivated;
import dev.kontor.promotion.PromotionArchived;
import dev.kontor.promotion.PromotionCreated;
import dev.kontor.promotion.PromotionDeleted;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.PromotionPaused;
import dev.kontor.promotion.PromotionUpdated;
import dev.kontor.promotion.rule.TermsCheck;
import dev.kontor.promotion.usage.PromotionCalculation;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages promotions on behalf of staff.
@Service
@Transactional
class PromotionService {

    private final PromotionRepository promotions;
    private final PromotionQueries queries;
    private final PromotionReferences references;
    private final PromotionCalculation usage;
    private final ChangeLog changes;
    private final Shop shop;
    private final Clock clock;

    PromotionService(
            PromotionRepository promotions,
            PromotionQueries queries,
            PromotionReferences references,
            PromotionCalculation usage,
            ChangeLog changes,
            Shop shop,
            Clock clock) {
        this.promotions = promotions;
        this.queries = queries;
        this.references = references;
        this.usage = usage;
        this.changes = changes;
        this.shop = shop;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public PromotionDetails get(PromotionId id) {
        return promotions.get("promotion", id).details();
    }

    public PromotionDetails create(SavePromotion request) {
        var promotion = new Promotion(request, clock.instant());
        check(promotion);
        promotions.store(promotion);
        var created = promotion.details();
        changes.record(new PromotionCreated(promotion.id()), null, created);
        return created;
    }

    public PromotionDetails change(PromotionId id, IfMatch ifMatch, MergePatch<SavePromotion> patch) {
        var promotion = promotions.get("promotion", id, ifMatch);
        var before = promotion.details();
        var counted = promotion.counted();
        promotion.change(patch.applyTo(before), clock.instant());
        check(promotion);
        if (promotion.status() == PromotionStatus.ACTIVE) {
            requireCode(promotion);
        }
        var changed = store(promotion, before, new PromotionUpdated(id));
        if (!promotion.counted().equals(counted)) {
            usage.recount(id);
        }
        return changed;
    }

    public PromotionDetails activate(PromotionId id) {
        return move(id, Promotion::activate, new PromotionActivated(id));
    }

    public PromotionDetails pause(PromotionId id) {
        return move(id, Promotion::pause, new PromotionPaused(id));
    }

    public PromotionDetails archive(PromotionId id) {
        return move(id, Promotion::archive, new PromotionArchived(id));
    }

    public void delete(PromotionId id, IfMatch ifMatch) {
        var promotion = promotions.get("promotion", id, ifMatch);
        promotion.requireDraft();
        var deleted = promotion.details();
        promotions.deleteAndFlush(promotion);
        changes.record(new PromotionDeleted(id), deleted, null);
    }

    private PromotionDetails move(PromotionId id, BiConsumer<Promotion, Instant> step, Event event) {
        var promotion = promotions.get("promotion", id);
        var before = promotion.details();
        step.accept(promotion, clock.instant());
        if (promotion.status() == PromotionStatus.ACTIVE) {
            check(promotion);
            requireCode(promotion);
        }
        return store(promotion, before, event);
    }

    private PromotionDetails store(Promotion promotion, PromotionDetails before, Event event) {
        promotions.store(promotion);
        var after = promotion.details();
        changes.record(event, before, after);
        return after;
    }

    private void check(Promotion promotion) {
        var errors = new ArrayList<>(TermsCheck.of(promotion.terms(), shop.currencies()));
        if (errors.isEmpty()) {
            errors.addAll(references.check(promotion.id(), promotion.terms()));
        }
        var starts = promotion.startsAt();
        var ends = promotion.endsAt();
        if (starts != null && ends != null && !ends.isAfter(starts)) {
            errors.add(FieldProblem.ofPointer("/endsAt", "too-small", "Must be after `startsAt`."));
        }
        codes(promotion, errors);
        budget(promotion, errors);
        var supported = shop.languageTags();
        promotion.titles().keySet().stream()
                .filter(tag -> !supported.contains(tag))
                .forEach(tag -> errors.add(FieldProblem.ofPointer(
                        "/titles/" + tag, "unknown-language", "The shop does not offer this language.")));
        refuse(errors);
    }

    private static void codes(Promotion promotion, List<FieldProblem> errors) {
        if (!promotion.codes().isEmpty() && !promotion.requiresCode()) {
            errors.add(FieldProblem.ofPointer(
                    "/requiresCode", "required", "Must be true if the promotion has codes, or remove the codes."));
        }
        var seen = new HashSet<String>();
        for (var code : promotion.codes()) {
            if (!seen.add(dev.kontor.promotion.PromotionCodes.canonical(code))) {
                errors.add(FieldProblem.ofPointer("/codes", "repeated", "Two codes look alike. Keep one of them."));
            }
        }
    }

    private void budget(Promotion promotion, List<FieldProblem> errors) {
        var budget = promotion.limits().budget();
        if (budget != null && !budget.isPositive()) {
            errors.add(FieldProblem.ofPointer("/limits/budget/amount", "out-of-range", "Must be positive."));
        }
        if (budget != null && !shop.currencies().contains(budget.currency())) {
            errors.add(FieldProblem.ofPointer(
                    "/limits/budget/currency", "not-sold", "The shop does not sell in this currency."));
        }
    }

    private void requireCode(Promotion promotion) {
        if (promotion.requiresCode() && promotion.codes().isEmpty() && !queries.hasCoupons(promotion.id())) {
            refuse(List.of(FieldProblem.ofPointer(
                    "/codes",
                    "required",
                    "The promotion requires a code, but has none. Add a code or a coupon batch first.")));
        }
    }

    private static void refuse(List<FieldProblem> errors) {
        if (!errors.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "The promotion is not valid: correct what `errors` lists.",
                    Map.of(),
                    List.copyOf(errors));
        }
    }
}
