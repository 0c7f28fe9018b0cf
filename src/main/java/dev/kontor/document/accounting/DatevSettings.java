package dev.kontor.document.accounting;

import dev.kontor.document.content.VatCategory;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.DecimalMax;
import jakarta.validation.constraints.DecimalMin;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Settings for booking the documents of a channel in DATEV.
///
/// @param consultant number of the tax consultant (Beraternummer)
/// @param client number of the company at the consultant (Mandantennummer)
/// @param fiscalYearStart month and day in which the fiscal year begins
/// @param accountLength digits of general ledger accounts (Sachkontenlänge)
/// @param debtorAccount collective account of the buyers, one digit longer than general ledger accounts
/// @param revenueAccounts the most specific entry is used
/// @param payments accounts of payments; absent if payments are not exported
record DatevSettings(
        @NotNull @Min(1_001) @Max(9_999_999) @Schema(example = "29098")
        Integer consultant,

        @NotNull @Min(1) @Max(99_999) @Schema(example = "55003")
        Integer client,

        @NotNull @Pattern(regexp = "(0[1-9]|1[0-2])-(0[1-9]|1[0-9]|2[0-8])") @Schema(example = "01-01")
        String fiscalYearStart,

        @NotNull @Min(4) @Max(8) @Schema(example = "4") Integer accountLength,

        @NotNull @Pattern(regexp = "[1-9][0-9]{4,8}") @Schema(example = "10000")
        String debtorAccount,

        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid RevenueAccount> revenueAccounts,
        @Nullable @Valid DatevPaymentAccounts payments) {

    /// An account for the turnover with some taxes.
    ///
    /// @param oss whether for what is declared in the One-Stop Shop; `false` if absent
    /// @param country of delivery; absent: any
    /// @param rate of the tax as a fraction; absent: any
    @Schema(name = "DatevRevenueAccount")
    record RevenueAccount(
            @NotNull VatCategory category,
            @Nullable @Schema(example = "false") Boolean oss,

            @Nullable @Pattern(regexp = "[A-Z]{2}") @Schema(example = "DE")
            String country,

            @Nullable @DecimalMin("0") @DecimalMax("1") @Schema(example = "0.19")
            BigDecimal rate,

            @NotNull @Pattern(regexp = "[0-9]{4,8}") @Schema(example = "8400")
            String account) {

        boolean matches(AccountingQueries.Booking booking) {
            return category == booking.category()
                    && Boolean.TRUE.equals(oss) == booking.oss()
                    && (country == null || country.equals(booking.country()))
                    && (rate == null || rate.compareTo(booking.rate()) == 0);
        }

        private long exactness() {
            return Stream.of(Optional.ofNullable(country), Optional.ofNullable(rate))
                    .filter(Optional::isPresent)
                    .count();
        }
    }

    /// Returns the account of the most specific entry that matches; of equally specific ones, the first.
    Optional<String> account(AccountingQueries.Booking booking) {
        return revenueAccounts.stream()
                .filter(entry -> entry.matches(booking))
                .sorted(Comparator.comparing(RevenueAccount::exactness).reversed())
                .map(RevenueAccount::account)
                .findFirst();
    }
}
