package dev.kontor.payment.way;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.payment.offer.BankAccount;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes how the shop offers a way to pay; `null` restores the default.
///
/// @param offered whether buyers can pay this way
/// @param position place among the ways to pay, lowest first
/// @param minimums smallest amounts due, at most one for each currency; none by default
/// @param maximums largest amounts due, at most one for each currency; none by default
/// @param countries countries of buyers (ISO 3166-1 alpha-2); empty for all
/// @param customerGroups groups of customers who can pay this way; empty for all buyers, also guests
/// @param creditLimits credit limits of customers for whom staff set none, at most one for each currency, only of
///     `on-account`; none by default
/// @param account where transfers go, only of `bank-transfer`; for payments from now on
@Schema(name = "ChangePaymentProvider")
record ChangePaymentWay(
        @Schema(example = "true") @Nullable Boolean offered,

        @Schema(example = "1") @Nullable @Min(0) @Max(1_000) Integer position,

        @Nullable @Size(max = 50) List<@NotNull Money> minimums,
        @Nullable @Size(max = 50) List<@NotNull Money> maximums,

        @Schema(example = "[\"DE\", \"AT\"]") @Nullable @Size(max = 250)
        Set<@NotNull @Pattern(regexp = "[A-Z]{2}") String> countries,

        @Schema(example = "[]") @Nullable @Size(max = 50) Set<@NotNull CustomerGroupId> customerGroups,

        @Nullable @Size(max = 50) List<@NotNull Money> creditLimits,

        @Nullable @Valid BankAccount account) {}
