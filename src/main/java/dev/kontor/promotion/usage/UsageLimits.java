package dev.kontor.promotion.usage;

import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.NotApplied.Reason;
import dev.kontor.promotion.usage.UsageRepository.Counter;
import dev.kontor.promotion.usage.UsageRepository.Scope;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The limits that close promotions and codes for a buyer, with any cart.
///
/// @param keys of the buyer
record UsageLimits(Currency currency, List<String> keys, Map<Scope, Counter> counters, Instant now) {

    /// Why the promotion cannot be used with any cart.
    @Nullable
    NotApplied closed(Candidate candidate) {
        var promotion = candidate.promotion();
        var code = candidate.known();
        if (promotion.hasEnded(now) || code != null && code.hasEnded(now)) {
            return NotApplied.of(Reason.ENDED);
        }
        if (!promotion.hasStarted(now)) {
            return NotApplied.of(Reason.NOT_STARTED);
        }
        if (promotion.budgetCurrency() != null && !promotion.budgetCurrency().equals(currency.getCurrencyCode())) {
            return NotApplied.of(Reason.OTHER_CURRENCY);
        }
        if (isReached(promotion.maxUses(), promotion, UsageRepository.TOTAL)
                || code != null && isReached(code.limit(), promotion, UsageRepository.ofCode(code.key()))) {
            return NotApplied.of(Reason.USED_UP);
        }
        var limit = promotion.buyerLimit();
        return limit != null
                        && keys.stream()
                                .map(UsageRepository::ofBuyer)
                                .anyMatch(buyer -> isReached(limit, promotion, buyer))
                ? NotApplied.of(Reason.USED_BY_BUYER)
                : null;
    }

    /// Returns what is left of the budget, in minor units; null without one.
    @Nullable
    Long budgetLeft(ActivePromotion promotion) {
        return promotion.budgetMinor() == null
                ? null
                : Long.valueOf(promotion.budgetMinor()
                        - counter(promotion, UsageRepository.TOTAL).spentMinor());
    }

    private boolean isReached(@Nullable Number limit, ActivePromotion promotion, String scope) {
        return limit != null && counter(promotion, scope).uses() >= limit.longValue();
    }

    private Counter counter(ActivePromotion promotion, String scope) {
        return counters.getOrDefault(new Scope(promotion.id(), scope), Counter.NONE);
    }
}
