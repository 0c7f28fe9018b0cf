package dev.kontor.order.report;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.LocalDate;
import java.util.List;

/// The sales of a period.
///
/// @param rows sorted by key; keys without orders are absent
/// @param totals of all rows, one for each currency
record SalesReport(LocalDate from, LocalDate until, SalesGrouping groupBy, List<Row> rows, List<Total> totals) {

    /// The sales of a day, month, channel, country or payment method in one currency.
    ///
    /// @param units sold, excluding canceled units and gift cards
    /// @param returned number of these units that were returned
    /// @param total price of the orders including shipping and tax, excluding canceled units and gift cards
    /// @param tax included in the total
    /// @param net the total excluding tax
    /// @param giftCards value of sold gift cards; not included in the total
    @Schema(name = "SalesRow")
    record Row(
            @Schema(example = "2026-11-30") String key,
            @Schema(example = "42") long orders,
            @Schema(example = "60") long units,
            @Schema(example = "2") long returned,
            Money total,
            Money tax,
            Money net,
            Money giftCards) {}

    /// The sales of the period in one currency.
    ///
    /// @param units sold, excluding canceled units and gift cards
    /// @param returned number of these units that were returned
    /// @param total price of the orders including shipping and tax, excluding canceled units and gift cards
    /// @param tax included in the total
    /// @param net the total excluding tax
    /// @param giftCards value of sold gift cards; not included in the total
    @Schema(name = "SalesTotal")
    record Total(
            @Schema(example = "42") long orders,
            @Schema(example = "60") long units,
            @Schema(example = "2") long returned,
            Money total,
            Money tax,
            Money net,
            Money giftCards) {

        static Total of(Row row) {
            return new Total(
                    row.orders(), row.units(), row.returned(), row.total(), row.tax(), row.net(), row.giftCards());
        }

        Total plus(Total other) {
            return new Total(
                    orders + other.orders,
                    units + other.units,
                    returned + other.returned,
                    total.plus(other.total),
                    tax.plus(other.tax),
                    net.plus(other.net),
                    giftCards.plus(other.giftCards));
        }
    }
}
