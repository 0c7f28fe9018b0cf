package dev.kontor.promotion.engine;

import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.NotApplied.Reason;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.Stacking;
import dev.kontor.promotion.rule.Action;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Applies promotions to a basket: by priority, each to what the earlier ones have left. The result depends
/// neither on the order of the items nor on that of the promotions.
public final class PromotionEngine {

    private static final Comparator<Offer> ORDER = Comparator.comparingInt(Offer::priority)
            .reversed()
            .thenComparing(offer -> offer.id().value());

    private final Basket basket;
    private final List<Offer> offers;
    private final List<Discounts.Applied> applied = new ArrayList<>();
    private final Map<PromotionId, NotApplied> notApplied = new HashMap<>();
    private final Set<PromotionId> decided = new HashSet<>();
    private final Set<String> usedGroups = new HashSet<>();
    private final Set<String> closedGroups = new HashSet<>();
    private boolean closed;
    private Worksheet sheet;

    private PromotionEngine(Basket basket, Collection<Offer> offers) {
        this.basket = basket;
        this.offers = offers.stream().sorted(ORDER).toList();
        this.sheet = Worksheet.of(basket);
    }

    public static Discounts apply(Basket basket, Collection<Offer> offers) {
        return new PromotionEngine(basket, offers).run();
    }

    private Discounts run() {
        for (var offer : offers) {
            if (!decided.contains(offer.id())) {
                decide(offer.stacking() == Stacking.BEST ? rivals(offer) : List.of(offer));
            }
        }
        return new Discounts(List.copyOf(applied), Map.copyOf(notApplied));
    }

    private List<Offer> rivals(Offer offer) {
        return offers.stream()
                .filter(other -> other.stacking() == Stacking.BEST && Objects.equals(other.group(), offer.group()))
                .toList();
    }

    /// A promotion that could be applied.
    private record Trial(Offer offer, Worksheet after, long discount) {}

    /// Applies the best of these promotions.
    private void decide(List<Offer> rivals) {
        var trials = new ArrayList<Trial>();
        for (var offer : rivals) {
            decided.add(offer.id());
            var obstacle = obstacle(offer);
            if (obstacle == null) {
                attempt(offer, trials);
            } else {
                notApplied.put(offer.id(), obstacle);
            }
        }
        Trial best = null;
        for (var trial : trials) {
            best = best == null || trial.discount() > best.discount() ? trial : best;
        }
        if (best == null) {
            return;
        }
        for (var trial : trials) {
            if (trial != best) {
                notApplied.put(trial.offer().id(), NotApplied.of(Reason.BETTER_PROMOTION));
            }
        }
        take(best);
    }

    private void attempt(Offer offer, List<Trial> trials) {
        var after = sheet.after(offer.actions());
        long discount = after.lessThan(sheet);
        if (discount == 0 && !after.hasGifts()) {
            notApplied.put(offer.id(), NotApplied.of(Reason.NOTHING_TO_REDUCE));
        } else if (offer.budgetLeftMinor() != null && discount > offer.budgetLeftMinor()) {
            notApplied.put(offer.id(), NotApplied.of(Reason.BUDGET_USED_UP));
        } else {
            trials.add(new Trial(offer, after, discount));
        }
    }

    private void take(Trial trial) {
        var offer = trial.offer();
        applied.add(trial.after().since(sheet, offer));
        sheet = trial.after();
        if (offer.group() != null) {
            usedGroups.add(offer.group());
        }
        if (offer.stacking() == Stacking.EXCLUSIVE) {
            if (offer.group() == null) {
                closed = true;
            } else {
                closedGroups.add(offer.group());
            }
        }
    }

    /// Why the promotion cannot be applied now, if so.
    private @Nullable NotApplied obstacle(Offer offer) {
        if (offer.closed() != null) {
            return offer.closed();
        }
        var unmet = new ConditionCheck(withoutGifts(offer)).check(offer.conditions());
        if (unmet != null) {
            return unmet;
        }
        return isBlocked(offer) ? NotApplied.of(Reason.NOT_COMBINABLE) : null;
    }

    private boolean isBlocked(Offer offer) {
        if (closed || offer.group() != null && closedGroups.contains(offer.group())) {
            return true;
        }
        return offer.stacking() == Stacking.EXCLUSIVE
                && (offer.group() == null ? !applied.isEmpty() : usedGroups.contains(offer.group()));
    }

    /// A gift must not meet the condition that it is given for.
    private Basket withoutGifts(Offer offer) {
        var rest = basket;
        for (var action : offer.actions()) {
            if (action instanceof Action.Gift(var variant, var quantity)) {
                rest = rest.without(variant, quantity);
            }
        }
        return rest;
    }
}
