package dev.kontor.payment.way;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.payment.offer.BankAccount;
import dev.kontor.payment.offer.PaymentWay;
import dev.kontor.settings.SettingSource;
import dev.kontor.settings.SettingsState;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The conditions on which the shop offers a way to pay.
///
/// @param code of the payment method
/// @param name what buyers see, in the language of the request
/// @param version 0 until staff change it
/// @param updatedAt absent until then
/// @param ready whether buyers can pay this way: it is offered, and has an account if it needs one
/// @param offered whether buyers can pay this way
/// @param position place among the ways to pay, lowest first
/// @param minimums smallest amounts due, at most one for each currency
/// @param maximums largest amounts due, at most one for each currency
/// @param countries countries of buyers (ISO 3166-1 alpha-2); empty for all
/// @param customerGroups groups of customers who can pay this way; empty for all buyers, also guests
/// @param creditLimits credit limits of customers for whom staff set none, at most one for each currency; empty
///     for no limit
/// @param account where transfers go; absent for other ways, and if the shop has no account
/// @param sources where the values come from
@Schema(name = "PaymentProvider")
record PaymentWayDetails(
        @Schema(example = "bank-transfer") String code,
        @Schema(example = "Bank transfer") String name,
        @Schema(example = "1") long version,
        @Nullable Instant updatedAt,
        boolean ready,
        boolean offered,
        @Schema(example = "0") int position,
        List<Money> minimums,
        List<Money> maximums,
        @Schema(example = "[\"DE\"]") Set<String> countries,
        @Schema(example = "[]") Set<CustomerGroupId> customerGroups,
        List<Money> creditLimits,
        @Nullable BankAccount account,
        List<SettingSource> sources)
        implements Versioned {

    static PaymentWayDetails of(String code, String name, boolean needsAccount, SettingsState<PaymentWay> state) {
        var way = state.values();
        return new PaymentWayDetails(
                code,
                name,
                state.version(),
                state.updatedAt(),
                way.offered() && !(needsAccount && way.account() == null),
                way.offered(),
                way.position(),
                way.minimums(),
                way.maximums(),
                way.countries(),
                way.customerGroups(),
                way.creditLimits(),
                way.account(),
                state.sources());
    }
}
