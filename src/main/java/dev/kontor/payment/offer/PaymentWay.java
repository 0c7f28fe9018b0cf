package dev.kontor.payment.offer;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.shared.money.Money;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The conditions on which the shop offers a way to pay, as settings that staff change.
///
/// @param offered whether buyers can pay this way
/// @param position place among the ways to pay, lowest first
/// @param minimums smallest amounts, at most one for each currency
/// @param maximums largest amounts, at most one for each currency
/// @param countries countries of buyers (ISO 3166-1 alpha-2); empty for all
/// @param customerGroups whose members can pay this way; empty for all buyers
/// @param creditLimits credit limits of customers for whom staff set none, at most one for each currency; empty
///     for no limit, and for other ways than purchases on account
/// @param account where transfers go; absent for other ways, and if the shop has no account
public record PaymentWay(
        boolean offered,
        int position,
        List<Money> minimums,
        List<Money> maximums,
        Set<String> countries,
        Set<CustomerGroupId> customerGroups,
        List<Money> creditLimits,
        @Nullable BankAccount account) {

    /// A way that is offered everywhere and for every amount.
    public static PaymentWay unlimited() {
        return new PaymentWay(true, 0, List.of(), List.of(), Set.of(), Set.of(), List.of(), null);
    }

    /// Whether the way is offered for the amount and country.
    ///
    /// @param country ISO 3166-1 alpha-2; empty if unknown
    public boolean accepts(Money amount, String country) {
        return offered
                && (countries.isEmpty() || countries.contains(country))
                && minimums.stream().noneMatch(least -> isOf(amount, least) && amount.isLessThan(least))
                && maximums.stream().noneMatch(most -> isOf(amount, most) && most.isLessThan(amount));
    }

    /// Whether members of these groups can pay this way.
    public boolean isFor(Set<CustomerGroupId> groups) {
        return customerGroups.isEmpty() || customerGroups.stream().anyMatch(groups::contains);
    }

    private static boolean isOf(Money amount, Money limit) {
        return limit.currency().equals(amount.currency());
    }
}
