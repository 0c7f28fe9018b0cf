package dev.kontor.document.content;

import dev.kontor.document.content.DocumentContent.Levy;
import dev.kontor.document.content.DocumentContent.Line;
import dev.kontor.document.content.DocumentContent.LineKind;
import dev.kontor.document.content.DocumentContent.Preceding;
import dev.kontor.document.content.DocumentContent.Reason;
import dev.kontor.document.content.DocumentContent.Settlement;
import dev.kontor.document.content.DocumentContent.Share;
import dev.kontor.document.content.DocumentContent.TaxSum;
import dev.kontor.order.billing.BilledOrder;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.RefundedTax;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Calculates what the credit notes of an invoice say. All of them together never exceed it.
///
/// @param invoice the corrected invoice
/// @param number of the invoice with its day of issue
/// @param credited all earlier credit notes of the invoice
/// @param issue the circumstances of the credit note
public record CreditContent(
        DocumentContent invoice, Preceding number, List<DocumentContent> credited, InvoiceContent.Issue issue) {

    /// The credit note of a refund.
    ///
    /// @param amount with tax
    /// @param taxes of the refund; together with the net amount they are `amount`
    /// @param covered part of the amount that credit notes of cancellations contain already
    /// @param settlement null if it is refunded with the payment
    /// @return empty if nothing is left to credit
    public Optional<DocumentContent> ofRefund(
            Money amount, List<RefundedTax> taxes, Money covered, @Nullable Settlement settlement) {
        var sums = new LinkedHashMap<TaxKey, DocumentAmounts.Sum>();
        taxes.forEach(tax -> divided(tax).forEach((key, sum) -> sums.merge(key, sum, DocumentAmounts.Sum::plus)));
        var tax = Money.sum(
                amount.currency(), taxes.stream().map(RefundedTax::tax).toList());
        return limited(
                new DocumentAmounts(sums, amount.minus(tax), tax), amount.minus(covered), Reason.REFUND, settlement);
    }

    /// The credit note of what is no longer to be paid.
    ///
    /// @param order as it has to be paid now; null if nothing is due
    /// @return empty if nothing is left to credit
    public Optional<DocumentContent> ofCancellation(@Nullable BilledOrder order) {
        var rest = order == null ? creditable().left() : uncredited(order);
        return limited(rest, rest.gross(), Reason.CANCELLATION, null);
    }

    /// Returns the amount of canceled units that are not left to credit although they were paid after their
    /// cancellation: they were not on the invoice, or have a credit note. Their refund needs none.
    ///
    /// @param order as it has to be paid now
    public Money paidLater(BilledOrder order) {
        var rest = uncredited(order).gross();
        return rest.isNegative() ? rest.negated() : Money.zero(rest.currency());
    }

    /// Returns the price of what was canceled before it was paid and has no credit note. The amounts of a tax
    /// can be negative, because another one has borne what exceeded it.
    private DocumentAmounts uncredited(BilledOrder order) {
        return credited.stream()
                .filter(note -> note.reason() == Reason.CANCELLATION)
                .map(DocumentAmounts::of)
                .reduce(
                        DocumentAmounts.of(invoice).minus(InvoiceContent.amounts(order, issue)),
                        DocumentAmounts::minus);
    }

    private Optional<DocumentContent> limited(
            DocumentAmounts wanted, Money most, Reason reason, @Nullable Settlement settlement) {
        var amounts = creditable().limit(wanted, most);
        return amounts.gross().isPositive() ? Optional.of(content(amounts, reason, settlement)) : Optional.empty();
    }

    private CreditableAmounts creditable() {
        return CreditableAmounts.of(invoice, credited);
    }

    /// A refund does not distinguish goods from other lines, which differ on invoices without tax. A tax that
    /// the invoice does not contain is borne by those that it contains, like everything that exceeds a tax.
    private Map<TaxKey, DocumentAmounts.Sum> divided(RefundedTax tax) {
        var candidates = invoice.taxes().stream()
                .filter(sum -> TaxKey.of(sum).isNamed(tax.name(), tax.jurisdiction(), tax.rate()))
                .toList();
        var divided = new LinkedHashMap<TaxKey, DocumentAmounts.Sum>();
        if (candidates.isEmpty()) {
            return divided;
        }
        var weights = candidates.stream().map(sum -> sum.net().minor()).toList();
        var nets = tax.net().allocate(weights);
        var taxes = tax.tax().allocate(weights);
        for (int index = 0; index < candidates.size(); index++) {
            divided.put(TaxKey.of(candidates.get(index)), new DocumentAmounts.Sum(nets.get(index), taxes.get(index)));
        }
        return divided;
    }

    private DocumentContent content(DocumentAmounts amounts, Reason reason, @Nullable Settlement settlement) {
        var zero = Money.zero(invoice.gross().currency());
        boolean unpaid = settlement == Settlement.EXCHANGED || settlement == Settlement.NOT_DUE;
        var key = unpaid ? "credit.correction" : reason == Reason.REFUND ? "credit.refund" : "credit.cancellation";
        return new DocumentContent(
                issue.company(),
                invoice.buyer(),
                invoice.deliveryAddress(),
                invoice.orderNumber(),
                invoice.orderedOn(),
                invoice.suppliedOn(),
                lines(amounts, DocumentTexts.text(key, issue.language(), number.number()), issue.language()),
                amounts.taxes(),
                amounts.net(),
                amounts.tax(),
                amounts.gross(),
                List.of(),
                zero,
                null,
                invoice.notes(),
                number,
                reason,
                settlement);
    }

    private static List<Line> lines(DocumentAmounts amounts, String title, Locale language) {
        var taxes = amounts.taxes();
        if (!amounts.isSimple()) {
            return List.of(line(
                    title,
                    new Share(
                            amounts.net(),
                            taxes.stream().map(CreditContent::levy).toList())));
        }
        return taxes.stream()
                .map(sum -> line(
                        taxes.size() == 1
                                ? title
                                : title + ", " + TaxLabel.of(sum.name(), sum.jurisdiction(), sum.rate(), language),
                        new Share(sum.net(), List.of(levy(sum)))))
                .toList();
    }

    private static Levy levy(TaxSum sum) {
        return new Levy(sum.category(), sum.name(), sum.jurisdiction(), sum.rate(), sum.tax());
    }

    private static Line line(String title, Share share) {
        var gross = share.net().plus(share.tax());
        return new Line(
                LineKind.CORRECTION,
                null,
                title,
                1,
                share.net(),
                Money.zero(gross.currency()),
                false,
                share.net(),
                share.tax(),
                gross,
                List.of(share));
    }
}
