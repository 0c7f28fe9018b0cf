package dev.kontor.document.accounting;

import dev.kontor.document.content.VatCategory;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The turnover of a period: invoices minus credit notes.
///
/// @param taxes by country, tax and currency
/// @param totals of the documents, by currency
record TaxTurnover(LocalDate from, LocalDate until, List<Row> taxes, List<Total> totals) {

    /// The turnover with one tax. Several taxes of one amount each have its net amount.
    ///
    /// @param country of delivery, or of the buyer if nothing was shipped; ISO 3166-1 alpha-2
    /// @param oss whether it is declared in the One-Stop Shop
    /// @param name of the tax
    /// @param jurisdiction that levies it; absent for the tax of a whole zone
    /// @param net can be negative, if more was credited than invoiced
    @Schema(name = "TaxTurnoverRow")
    record Row(
            @Schema(example = "FR") String country,
            @Schema(example = "true") boolean oss,
            VatCategory category,
            @Schema(example = "TVA") String name,
            @Nullable String jurisdiction,
            @Schema(example = "0.2") BigDecimal rate,
            Money net,
            Money tax,
            @Schema(example = "17") int documents) {}

    /// The total of all documents in one currency.
    @Schema(name = "TaxTurnoverTotal")
    record Total(
            Money net,
            Money tax,
            Money gross,
            @Schema(example = "42") int documents) {}
}
