package dev.kontor.document.content;

import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Everything a document says, as copied when it was issued. `net + tax = gross`, and the `items`
/// and `taxes` add up to the totals exactly. Amounts of credit notes are positive.
///
/// @param orderedOn absent if the order has no time of placement
/// @param suppliedOn day of the first shipment, otherwise the day of issue
/// @param deliveryAddress absent if nothing is shipped
/// @param taxes sums by category, name, jurisdiction and rate
/// @param paid amounts received until the document was issued, gift cards included; empty in credit
///     notes
/// @param due `gross` minus `paid`; 0 in credit notes
/// @param dueOn absent if nothing is due, or the carrier collects it
/// @param notes required sentences, in the language of the document
/// @param preceding the corrected invoice; absent in invoices
/// @param reason of the correction; absent in invoices
/// @param settlement of a credit note that is not refunded with the payment; absent otherwise
public record DocumentContent(
        Company seller,
        Buyer buyer,
        @Nullable Address deliveryAddress,
        @Schema(example = "K-100001") String orderNumber,
        @Nullable LocalDate orderedOn,
        LocalDate suppliedOn,
        List<Line> items,
        List<TaxSum> taxes,
        Money net,
        Money tax,
        Money gross,
        List<Receipt> paid,
        Money due,
        @Nullable LocalDate dueOn,
        List<Note> notes,
        @Nullable Preceding preceding,
        @Nullable Reason reason,
        @Nullable Settlement settlement) {

    /// @param vatNumber absent for consumers
    @Schema(name = "DocumentBuyer")
    public record Buyer(
            Address address,
            @Schema(example = "ada@example.com") String email,
            @Nullable @Schema(example = "FR83404833048") String vatNumber) {}

    /// The kind of a line.
    @Schema(name = "DocumentLineKind")
    public enum LineKind {
        GOODS,
        SHIPPING,
        /// A refund or a cancellation, in credit notes.
        CORRECTION
    }

    /// A line.
    ///
    /// @param sku absent for shipping and corrections
    /// @param unitPrice as shown to the buyer
    /// @param discount of the line; `unitPrice` times `quantity` minus `discount` is `gross` if prices
    ///     include tax, otherwise `net`
    /// @param shares parts of the line that are taxed differently
    @Schema(name = "DocumentLine")
    public record Line(
            LineKind kind,
            @Nullable @Schema(example = "GRO-EB-37-250G") String sku,
            @Schema(example = "Espresso blend") String title,
            int quantity,
            Money unitPrice,
            Money discount,
            boolean pricesIncludeTax,
            Money net,
            Money tax,
            Money gross,
            List<Share> shares) {}

    /// A part of a line with its taxes.
    ///
    /// @param net without taxes
    @Schema(name = "DocumentTaxShare")
    public record Share(Money net, List<Levy> levies) {

        Money tax() {
            return Money.sum(net.currency(), levies.stream().map(Levy::tax).toList());
        }
    }

    /// A tax of a part of a line.
    ///
    /// @param name empty if no tax was charged for want of a rate
    /// @param jurisdiction that levies it; absent for the tax of a whole zone
    @Schema(name = "DocumentLevy")
    public record Levy(
            VatCategory category,
            @Schema(example = "VAT") String name,
            @Nullable String jurisdiction,
            @Schema(example = "0.19") BigDecimal rate,
            Money tax) {}

    /// The sum of a tax.
    ///
    /// @param net the taxed amount without tax
    @Schema(name = "DocumentTaxSum")
    public record TaxSum(
            VatCategory category,
            @Schema(example = "VAT") String name,
            @Nullable String jurisdiction,
            @Schema(example = "0.19") BigDecimal rate,
            Money net,
            Money tax) {

        TaxSum plus(TaxSum other) {
            return new TaxSum(category, name, jurisdiction, rate, net.plus(other.net), tax.plus(other.tax));
        }
    }

    /// A received amount.
    ///
    /// @param method code of the payment method
    /// @param storedValue whether it was paid with value that the shop holds, such as a gift card
    @Schema(name = "DocumentReceipt")
    public record Receipt(@Schema(example = "test") String method, Money amount, boolean storedValue) {

        /// Returns the receipts without what paid for gift cards. Stored value never pays for them, so the
        /// last other receipts do.
        public static List<Receipt> without(Money giftCards, List<Receipt> receipts) {
            var left = giftCards;
            var rest = new ArrayList<Receipt>();
            for (var receipt : receipts.reversed()) {
                var taken = receipt.storedValue() || !left.isPositive()
                        ? Money.zero(left.currency())
                        : receipt.amount().isLessThan(left) ? receipt.amount() : left;
                left = left.minus(taken);
                rest.addFirst(new Receipt(receipt.method(), receipt.amount().minus(taken), receipt.storedValue()));
            }
            return List.copyOf(rest);
        }
    }

    /// A required sentence.
    ///
    /// @param code what it is about; categories of tax notes, `SMALL_BUSINESS`, `GIFT_CARDS`
    ///     and `ON_DELIVERY`
    @Schema(name = "DocumentNote")
    public record Note(
            @Schema(example = "REVERSE_CHARGE") String code,

            @Schema(example = "VAT-exempt intra-Community supply (Article 138 of Directive 2006/112/EC).")
            String text) {

        /// Code of the sentence about what the carrier collects.
        static final String ON_DELIVERY = "ON_DELIVERY";
    }

    /// The invoice that a credit note corrects.
    @Schema(name = "PrecedingDocument")
    public record Preceding(
            @Schema(example = "INV-2026-000123") String number, LocalDate issuedOn) {}

    /// Why a credit note was issued.
    @Schema(name = "CreditReason")
    public enum Reason {
        /// Money was refunded.
        REFUND,
        /// Units were canceled before they were paid.
        CANCELLATION
    }

    /// The settlement of a credit note that is not refunded with the payment.
    @Schema(name = "CreditSettlement")
    public enum Settlement {
        /// The value of returned units pays their replacements.
        EXCHANGED,
        /// The value of returned units has reduced what the buyer still had to pay.
        NOT_DUE,
        /// Staff pay the buyer themselves.
        PAID_BY_STAFF
    }

    /// The sentence about what the carrier collects; empty if it collects nothing.
    public Optional<String> termsOnDelivery() {
        return notes.stream()
                .filter(note -> note.code().equals(Note.ON_DELIVERY))
                .map(Note::text)
                .findFirst();
    }

    /// Returns whether EN 16931 can express it: each part has a single tax of a whole zone, amounts have at
    /// most two decimals, each tax differs by less than one from that of its sum (taxes that were rounded
    /// line by line can differ by more), and an exporter has a VAT number.
    public boolean isElectronic() {
        return gross.currency().getDefaultFractionDigits() <= 2
                && !items.isEmpty()
                && vatTotals().stream().allMatch(DocumentContent::isPlausible)
                && (seller.vatNumber() != null || taxes.stream().noneMatch(sum -> sum.category() == VatCategory.EXPORT))
                && items.stream()
                        .flatMap(line -> line.shares().stream())
                        .allMatch(share -> share.levies().size() == 1
                                && share.levies().getFirst().jurisdiction() == null);
    }

    /// The sums of taxes by category and rate, regardless of their names: the VAT breakdown of EN 16931. Only
    /// for parts with a single tax.
    public List<TaxSum> vatTotals() {
        record Key(VatCategory category, BigDecimal rate) {}
        var sums = new LinkedHashMap<Key, TaxSum>();
        items.stream()
                .flatMap(line -> line.shares().stream())
                .forEach(share -> share.levies().forEach(levy -> {
                    var rate = levy.rate().signum() == 0
                            ? BigDecimal.ZERO
                            : levy.rate().stripTrailingZeros();
                    sums.merge(
                            new Key(levy.category(), rate),
                            new TaxSum(levy.category(), levy.name(), null, rate, share.net(), levy.tax()),
                            TaxSum::plus);
                }));
        return List.copyOf(sums.values());
    }

    private static boolean isPlausible(TaxSum sum) {
        var expected = sum.net().major().multiply(sum.rate()).setScale(2, RoundingMode.HALF_UP);
        return sum.tax().major().subtract(expected).abs().compareTo(BigDecimal.ONE) < 0;
    }

    /// Returns whether it charges no tax to a company in another member state, for which the seller
    /// needs a VAT number.
    public boolean needsVatNumber() {
        return taxes.stream().map(TaxSum::category).anyMatch(category -> switch (category) {
            case REVERSE_CHARGE, INTRA_COMMUNITY -> true;
            case STANDARD, ZERO, EXEMPT, EXPORT -> false;
        });
    }
}
