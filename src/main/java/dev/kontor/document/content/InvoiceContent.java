package dev.kontor.document.content;

import dev.kontor.document.content.DocumentContent.Buyer;
import dev.kontor.document.content.DocumentContent.Levy;
import dev.kontor.document.content.DocumentContent.Line;
import dev.kontor.document.content.DocumentContent.LineKind;
import dev.kontor.document.content.DocumentContent.Note;
import dev.kontor.document.content.DocumentContent.Receipt;
import dev.kontor.document.content.DocumentContent.Share;
import dev.kontor.order.billing.BilledOrder;
import dev.kontor.payment.PaidItem;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.money.MoneyFormat;
import dev.kontor.tax.TaxNote;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Calculates what an invoice says.
public final class InvoiceContent {

    private InvoiceContent() {}

    /// The circumstances of an invoice.
    ///
    /// @param issuedOn day of issue in the time zone of the company
    /// @param paymentDays days until the payment is due
    public record Issue(Company company, LocalDate issuedOn, ZoneId timeZone, int paymentDays, Locale language) {}

    /// @param paid amount received so far
    public static DocumentContent of(BilledOrder order, List<Receipt> paid, Issue issue) {
        var lines = lines(order, issue);
        var amounts = DocumentAmounts.of(order.currency(), lines);
        var received =
                Money.sum(order.currency(), paid.stream().map(Receipt::amount).toList());
        var due = amounts.gross().minus(received);
        return new DocumentContent(
                issue.company(),
                new Buyer(order.billingAddress(), order.email(), order.vatNumber()),
                order.deliveryAddress(),
                order.number(),
                order.placedAt() == null ? null : LocalDate.ofInstant(order.placedAt(), issue.timeZone()),
                order.shippedAt() == null ? issue.issuedOn() : LocalDate.ofInstant(order.shippedAt(), issue.timeZone()),
                lines,
                amounts.taxes(),
                amounts.net(),
                amounts.tax(),
                amounts.gross(),
                paid,
                due,
                due.isPositive() && !order.isOnDelivery() ? issue.issuedOn().plusDays(issue.paymentDays()) : null,
                notes(order, amounts, due, issue),
                null,
                null,
                null);
    }

    /// The taxes of an order as they have to be paid now.
    static DocumentAmounts amounts(BilledOrder order, Issue issue) {
        return DocumentAmounts.of(order.currency(), lines(order, issue));
    }

    private static List<Line> lines(BilledOrder order, Issue issue) {
        boolean smallBusiness = issue.company().smallBusiness();
        return order.items().stream()
                .filter(item -> item.due().quantity() > 0)
                .map(item -> line(
                        item,
                        item.isShipping() ? order.isShipped() : item.shippable(),
                        smallBusiness,
                        issue.language()))
                .toList();
    }

    private static Line line(BilledOrder.Item item, boolean goods, boolean smallBusiness, Locale language) {
        var shares = item.due().shares().stream()
                .map(share -> share(share, goods, smallBusiness))
                .toList();
        var gross = item.due().paid();
        var net = Money.sum(gross.currency(), shares.stream().map(Share::net).toList());
        int quantity = item.due().quantity();
        var base = item.pricesIncludeTax() ? gross : net;
        var discount = item.unitPrice().times(quantity).minus(base);
        boolean asShown = isDiscount(discount, item, quantity);
        return new Line(
                item.isShipping() ? LineKind.SHIPPING : LineKind.GOODS,
                "".equals(item.sku()) ? null : item.sku(),
                title(item, language),
                quantity,
                asShown ? item.unitPrice() : perUnit(base, quantity),
                asShown ? discount : Money.zero(gross.currency()),
                item.pricesIncludeTax(),
                net,
                gross.minus(net),
                gross,
                shares);
    }

    /// Whether the difference to the shown price is its discount. It is not if the price was reduced by
    /// a tax that is not charged.
    private static boolean isDiscount(Money difference, BilledOrder.Item item, int quantity) {
        var expected = BigDecimal.valueOf(item.discount().minor())
                .multiply(BigDecimal.valueOf(quantity))
                .divide(BigDecimal.valueOf(item.ordered()), 0, RoundingMode.HALF_UP)
                .longValueExact();
        return !difference.isNegative()
                && Math.abs(difference.minor() - expected) <= (item.discount().isZero() ? 0 : 1);
    }

    private static Money perUnit(Money base, int quantity) {
        return new Money(
                BigDecimal.valueOf(base.minor())
                        .divide(BigDecimal.valueOf(quantity), 0, RoundingMode.HALF_UP)
                        .longValueExact(),
                base.currency());
    }

    private static Share share(PaidItem.Share share, boolean goods, boolean smallBusiness) {
        var levies = share.levies().stream()
                .map(levy -> new Levy(
                        VatCategory.of(levy.treatment(), levy.rate(), goods, smallBusiness),
                        levy.name(),
                        levy.jurisdiction(),
                        levy.rate(),
                        levy.tax()))
                .toList();
        return new Share(share.net(), levies);
    }

    private static String title(BilledOrder.Item item, Locale language) {
        if (item.isShipping()) {
            var shipping = DocumentTexts.text("shipping", language);
            return item.title().isEmpty() ? shipping : shipping + ": " + item.title();
        }
        return item.variantTitle().isBlank() || item.variantTitle().equals(item.title())
                ? item.title()
                : item.title() + ", " + item.variantTitle();
    }

    private static List<Note> notes(BilledOrder order, DocumentAmounts amounts, Money due, Issue issue) {
        var notes = new ArrayList<Note>();
        order.taxNotes().forEach(note -> notes.add(new Note(note.code().name(), note.text())));
        boolean exempt = amounts.sums().keySet().stream().anyMatch(key -> key.category() == VatCategory.EXEMPT);
        boolean reasoned = order.taxNotes().stream().anyMatch(note -> note.code() != TaxNote.Code.OSS);
        if (exempt && !reasoned && issue.company().smallBusiness()) {
            notes.add(new Note("SMALL_BUSINESS", DocumentTexts.text("small-business", issue.language())));
        }
        if (order.giftCards().isPositive()) {
            notes.add(new Note(
                    "GIFT_CARDS",
                    DocumentTexts.text(
                            "gift-cards", issue.language(), MoneyFormat.format(order.giftCards(), issue.language()))));
        }
        if (due.isPositive() && order.isOnDelivery()) {
            notes.add(new Note(
                    Note.ON_DELIVERY,
                    DocumentTexts.text(
                            "pay-on-delivery", issue.language(), MoneyFormat.format(due, issue.language()))));
        }
        return notes;
    }
}
