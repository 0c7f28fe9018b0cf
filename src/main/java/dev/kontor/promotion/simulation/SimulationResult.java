package dev.kontor.promotion.simulation;

import dev.kontor.promotion.NotApplied;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.SimulationSource;
import dev.kontor.shared.money.Money;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The effect that a promotion would have had.
///
/// @param version of the simulated promotion
/// @param found orders or carts of the period
/// @param examined number of orders or carts that were simulated
/// @param affected number that get a discount or are offered a gift
/// @param notApplied number that do not, by reason
record SimulationResult(
        PromotionId promotionId,
        long version,
        SimulationSource source,
        Instant from,
        Instant until,
        long found,
        long examined,
        long affected,
        List<InCurrency> currencies,
        Map<NotApplied.Reason, Long> notApplied) {

    /// Largest number of examples for each currency.
    private static final int EXAMPLES = 10;

    private static final Comparator<Example> LARGEST = Comparator.comparing(
                    (Example example) -> example.discount().minor())
            .reversed()
            .thenComparing(Example::name);

    /// Orders or carts in one currency. Amounts are those of items and shipping, as the buyers saw them.
    ///
    /// @param before after discounts, without the promotion
    /// @param after after discounts, with the promotion
    /// @param discount of the promotion
    /// @param gifts free units that buyers could add
    /// @param examples with the largest discounts
    record InCurrency(
            Currency currency,
            long examined,
            long affected,
            Money before,
            Money after,
            Money discount,
            long gifts,
            List<Example> examples) {

        static InCurrency nothing(Currency currency) {
            var zero = Money.zero(currency);
            return new InCurrency(currency, 0, 0, zero, zero, zero, 0, List.of());
        }

        InCurrency plus(Outcome outcome) {
            boolean applies = outcome.reason() == null;
            return new InCurrency(
                    currency,
                    examined + 1,
                    applies ? affected + 1 : affected,
                    before.plus(outcome.before()),
                    after.plus(outcome.after()),
                    discount.plus(outcome.discount()),
                    gifts + outcome.gifts(),
                    applies ? with(outcome) : examples);
        }

        private List<Example> with(Outcome outcome) {
            return Stream.concat(examples.stream(), Stream.of(Example.of(outcome)))
                    .sorted(LARGEST)
                    .limit(EXAMPLES)
                    .toList();
        }
    }

    /// An order or a cart that the promotion changes.
    ///
    /// @param name number of the order, id of the cart
    record Example(String name, Instant at, Money before, Money after, Money discount) {

        static Example of(Outcome outcome) {
            return new Example(
                    outcome.basket().name(),
                    outcome.basket().place().at(),
                    outcome.before(),
                    outcome.after(),
                    outcome.discount());
        }
    }

    SimulationResult plus(List<Outcome> outcomes) {
        var sums = new ArrayList<>(currencies);
        var reasons = new EnumMap<NotApplied.Reason, Long>(NotApplied.Reason.class);
        reasons.putAll(notApplied);
        long more = 0;
        for (var outcome : outcomes) {
            add(outcome, sums);
            if (outcome.reason() == null) {
                more++;
            } else {
                reasons.merge(outcome.reason(), 1L, Long::sum);
            }
        }
        sums.sort(Comparator.comparing(sum -> sum.currency().getCurrencyCode()));
        return new SimulationResult(
                promotionId,
                version,
                source,
                from,
                until,
                found,
                examined + outcomes.size(),
                affected + more,
                List.copyOf(sums),
                reasons);
    }

    private static void add(Outcome outcome, List<InCurrency> sums) {
        var currency = outcome.before().currency();
        for (int index = 0; index < sums.size(); index++) {
            if (sums.get(index).currency().equals(currency)) {
                sums.set(index, sums.get(index).plus(outcome));
                return;
            }
        }
        sums.add(InCurrency.nothing(currency).plus(outcome));
    }
}
