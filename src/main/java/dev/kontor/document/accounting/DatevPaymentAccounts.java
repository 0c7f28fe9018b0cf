package dev.kontor.document.accounting;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// General ledger accounts of payments. An account is only required once something has to be booked on it.
///
/// @param moneyAccounts where the money is, by provider and perhaps method: a bank or the clearing account of a
///     payment service
/// @param transitAccount between a purchase and the gift card or store credit that pays for it (Geldtransit)
/// @param giftCardAccount account of the money that buyers can still spend with gift cards
/// @param storeCreditAccount account of the store credit that customers can still spend
/// @param grantedAccount value that the shop granted with gift cards and store credit
/// @param breakageAccount value of gift cards that expired
/// @param disputeAccount account of the amounts that providers have withdrawn because of disputes
/// @param writeOffAccount account of the debts that the shop has written off
/// @param overpaymentAccount account of the surplus of transfers, until it is refunded
record DatevPaymentAccounts(
        @NotNull @Size(min = 1, max = 50) List<@NotNull @Valid MoneyAccount> moneyAccounts,

        @Nullable @Pattern(regexp = ACCOUNT) @Schema(example = "1360")
        String transitAccount,

        @Nullable @Pattern(regexp = ACCOUNT) @Schema(example = "1605")
        String giftCardAccount,

        @Nullable @Pattern(regexp = ACCOUNT) @Schema(example = "1606")
        String storeCreditAccount,

        @Nullable @Pattern(regexp = ACCOUNT) @Schema(example = "4630")
        String grantedAccount,

        @Nullable @Pattern(regexp = ACCOUNT) @Schema(example = "2742")
        String breakageAccount,

        @Nullable @Pattern(regexp = ACCOUNT) @Schema(example = "1548")
        String disputeAccount,

        @Nullable @Pattern(regexp = ACCOUNT) @Schema(example = "2400")
        String writeOffAccount,

        @Nullable @Pattern(regexp = ACCOUNT) @Schema(example = "1700")
        String overpaymentAccount) {

    private static final String ACCOUNT = "[0-9]{4,8}";

    /// The account of a provider's money.
    ///
    /// @param provider code of the payment provider
    /// @param method code of the payment method; absent: all that have no account themselves
    @Schema(name = "DatevMoneyAccount")
    record MoneyAccount(
            @NotBlank @Size(max = 64) @Pattern(regexp = "[a-z0-9-]+") @Schema(example = "manual")
            String provider,

            @Nullable @Size(max = 64) @Pattern(regexp = "[a-z0-9-]+") @Schema(example = "cash-on-delivery")
            String method,

            @NotNull @Pattern(regexp = ACCOUNT) @Schema(example = "1361")
            String account) {}

    /// All accounts that are set, by their pointer.
    Map<String, String> byPointer() {
        var all = new LinkedHashMap<String, String>();
        for (int entry = 0; entry < moneyAccounts.size(); entry++) {
            all.put(
                    "/payments/moneyAccounts/%d/account".formatted(entry),
                    moneyAccounts.get(entry).account());
        }
        put(all, "transitAccount", transitAccount);
        put(all, "giftCardAccount", giftCardAccount);
        put(all, "storeCreditAccount", storeCreditAccount);
        put(all, "grantedAccount", grantedAccount);
        put(all, "breakageAccount", breakageAccount);
        put(all, "disputeAccount", disputeAccount);
        put(all, "writeOffAccount", writeOffAccount);
        put(all, "overpaymentAccount", overpaymentAccount);
        return all;
    }

    private static void put(Map<String, String> all, String name, @Nullable String account) {
        if (account != null) {
            all.put("/payments/" + name, account);
        }
    }
}
