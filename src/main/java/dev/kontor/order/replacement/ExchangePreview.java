package dev.kontor.order.replacement;

import dev.kontor.catalog.VariantId;
import dev.kontor.order.edit.AddedLine;
import dev.kontor.order.lifecycle.TaxSums;
import dev.kontor.order.returning.refund.ReturnRefundQuote;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The effect that an exchange would have now. `goods` minus `restockingFee` plus `shipping` minus `unavailable` is
/// `value`.
///
/// @param returned units that are returned and were not refunded
/// @param goods price paid for them, with tax and after discounts
/// @param shipping refunded shipping with tax
/// @param unavailable part that exceeds what is left of the payment after other refunds
/// @param value value of the returned units
/// @param valueTaxes taxes in `value` by name, jurisdiction, rate and treatment; absent if they are not
///     known
/// @param replacements units to send
/// @param taxes taxes of the replacements
/// @param total price of the replacements with tax
/// @param credit part of `value` that pays the replacements
/// @param toPay amount that the buyer pays in addition to the credit
/// @param toRefund part of `value` that is refunded to the payments of the order
/// @param returnVersion version of the return that this was calculated for: the `If-Match` of the
///     confirmation
record ExchangePreview(
        List<ReturnRefundQuote.Item> returned,
        Money goods,
        Money restockingFee,
        Money shipping,
        Money unavailable,
        Money value,
        @Nullable List<RefundedTax> valueTaxes,
        List<Replacement> replacements,
        List<Tax> taxes,
        Money total,
        Money credit,
        Money toPay,
        Money toRefund,
        long returnVersion) {

    /// Units that are sent.
    ///
    /// @param variantId absent for a custom line
    /// @param sku absent for a custom line without one
    /// @param unitPrice as shown to the buyer
    @Schema(name = "ExchangeReplacement")
    record Replacement(
            @Nullable VariantId variantId,
            @Nullable @Schema(example = "GRO-EB-37-250G") String sku,
            @Schema(example = "Espresso blend Blue") String title,
            int quantity,
            Money unitPrice,
            Money net,
            Money tax,
            Money gross) {}

    /// @param jurisdiction absent for the tax of a whole zone
    @Schema(name = "ExchangeTax")
    record Tax(
            @Schema(example = "VAT") String name,
            @Nullable String jurisdiction,
            @Schema(example = "0.19") BigDecimal rate,
            Money net,
            Money tax) {}

    static ExchangePreview of(ReturnRefundQuote quote, List<AddedLine> lines, long returnVersion) {
        var currency = quote.total().currency();
        var total = total(lines, currency);
        var credit = quote.total().min(total);
        return new ExchangePreview(
                quote.items(),
                quote.goods(),
                quote.restockingFee(),
                quote.shipping(),
                quote.unavailable(),
                quote.total(),
                quote.taxes(),
                lines.stream().map(line -> replacement(line, currency)).toList(),
                taxes(lines, currency),
                total,
                credit,
                total.minus(credit),
                quote.total().minus(credit),
                returnVersion);
    }

    static Money total(List<AddedLine> lines, Currency currency) {
        return new Money(lines.stream().mapToLong(AddedLine::grossMinor).sum(), currency);
    }

    private static Replacement replacement(AddedLine line, Currency currency) {
        return new Replacement(
                line.line().variant(),
                line.line().shownSku(),
                line.line().name(),
                line.quantity(),
                new Money(line.unitPriceMinor(), currency),
                new Money(line.netMinor(), currency),
                new Money(line.taxMinor(), currency),
                new Money(line.grossMinor(), currency));
    }

    private static List<Tax> taxes(List<AddedLine> lines, Currency currency) {
        var sums = new TaxSums();
        lines.stream().flatMap(line -> line.taxes().stream()).forEach(sums::add);
        return sums.list(currency, Tax::new);
    }
}
