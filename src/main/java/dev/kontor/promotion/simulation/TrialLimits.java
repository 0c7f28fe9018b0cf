package dev.kontor.promotion.simulation;

import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.NotApplied.Reason;
import dev.kontor.promotion.usage.ActivePromotion;
import dev.kontor.shared.money.Money;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts the uses of a promotion in past orders, one after the other, so that its limits end it as they would have.
/// Starts with no uses.
final class TrialLimits {

    /// Enough of a hash to tell apart the buyers of one simulation.
    private static final int KEY = 16;

    private final ActivePromotion promotion;
    private final Map<String, Integer> byBuyer;
    private long uses;
    private long spentMinor;

    TrialLimits(ActivePromotion promotion, Counts counts) {
        this.promotion = promotion;
        this.uses = counts.uses();
        this.spentMinor = counts.spentMinor();
        this.byBuyer = new HashMap<>(counts.byBuyer());
    }

    /// The uses counted so far.
    ///
    /// @param byBuyer empty unless uses of a buyer are limited
    record Counts(long uses, long spentMinor, Map<String, Integer> byBuyer) {

        static final Counts NONE = new Counts(0, 0, Map.of());
    }

    Counts counts() {
        return new Counts(uses, spentMinor, Map.copyOf(byBuyer));
    }

    /// Why the promotion can no longer be used, if so.
    ///
    /// @param keys of the buyer
    @Nullable
    NotApplied closed(Currency currency, List<String> keys) {
        if (promotion.budgetCurrency() != null && !promotion.budgetCurrency().equals(currency.getCurrencyCode())) {
            return NotApplied.of(Reason.OTHER_CURRENCY);
        }
        if (promotion.maxUses() != null && uses >= promotion.maxUses()) {
            return NotApplied.of(Reason.USED_UP);
        }
        var limit = promotion.buyerLimit();
        return limit != null && keys.stream().anyMatch(key -> byBuyer.getOrDefault(shortened(key), 0) >= limit)
                ? NotApplied.of(Reason.USED_BY_BUYER)
                : null;
    }

    @Nullable
    Long budgetLeftMinor() {
        return promotion.budgetMinor() == null ? null : Long.valueOf(promotion.budgetMinor() - spentMinor);
    }

    /// Counts the use of an order. Orders without a discount use nothing.
    void count(Money discount, List<String> keys) {
        if (discount.isPositive()) {
            uses++;
            spentMinor = Math.addExact(spentMinor, discount.minor());
            if (promotion.buyerLimit() != null) {
                keys.forEach(key -> byBuyer.merge(shortened(key), 1, Integer::sum));
            }
        }
    }

    private static String shortened(String key) {
        return key.substring(0, KEY);
    }
}
