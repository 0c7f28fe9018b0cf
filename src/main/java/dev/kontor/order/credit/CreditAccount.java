package dev.kontor.order.credit;

import dev.kontor.shared.money.Money;
import java.util.Comparator;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The debts of a customer in a currency for purchases on account.
///
/// @param outstanding amount that is ordered and not paid
/// @param limit largest amount that the customer may owe; absent without a limit
/// @param available what else the customer can buy on account; absent without a limit
record CreditAccount(
        Money outstanding, @Nullable Money limit, @Nullable Money available) {

    /// @param limits empty for no limit in any currency; otherwise nothing can be bought in others
    static List<CreditAccount> of(List<Money> limits, Map<Currency, Money> debts) {
        return Stream.concat(limits.stream().map(Money::currency), debts.keySet().stream())
                .distinct()
                .sorted(Comparator.comparing(Currency::getCurrencyCode))
                .map(currency -> {
                    var owed = debts.getOrDefault(currency, Money.zero(currency));
                    return limits.isEmpty() ? new CreditAccount(owed, null, null) : of(owed, limits);
                })
                .toList();
    }

    private static CreditAccount of(Money owed, List<Money> limits) {
        var none = Money.zero(owed.currency());
        var limit = limits.stream()
                .filter(each -> each.currency().equals(owed.currency()))
                .findFirst()
                .orElse(none);
        var left = limit.minus(owed);
        return new CreditAccount(owed, limit, left.isNegative() ? none : left);
    }
}
