package dev.kontor.promotion.statistics;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The uses of a promotion in a period. Uses of failed and canceled orders count in `released` only.
///
/// @param uses orders that used it
/// @param released uses that were returned
/// @param currencies the sums
/// @param days the same by day in the shop's time zone; days without uses are absent
/// @param codes the codes with the most uses, 50 at most
record PromotionStatistics(
        Instant from,
        Instant until,
        @Schema(example = "42") long uses,
        @Schema(example = "3") long released,
        List<InCurrency> currencies,
        List<OnDay> days,
        List<ByCode> codes) {

    /// The sums of the orders in one currency.
    ///
    /// @param discount cost of the promotion
    /// @param revenue totals of the orders, with shipping and tax
    /// @param refunded refunded part of the revenue
    @Schema(name = "PromotionSums")
    record InCurrency(@Schema(example = "42") long uses, Money discount, Money revenue, Money refunded) {}

    /// The sums of a day in one currency.
    @Schema(name = "PromotionSumsOfDay")
    record OnDay(
            @Schema(example = "2026-11-25") LocalDate day,
            @Schema(example = "42") long uses,
            Money discount,
            Money revenue,
            Money refunded) {}

    /// The sums of a code in one currency.
    ///
    /// @param code of a coupon, the prefix of its batch; absent for uses without a code
    @Schema(name = "PromotionSumsOfCode")
    record ByCode(
            @Nullable @Schema(example = "SUMMER") String code,
            @Schema(example = "42") long uses,
            Money discount,
            Money revenue,
            Money refunded) {}
}
