package dev.kontor.document.file;

import dev.kontor.document.DocumentKind;
import dev.kontor.document.content.Company;
import dev.kontor.document.content.DocumentContent;
import dev.kontor.document.content.DocumentContent.Levy;
import dev.kontor.document.content.DocumentContent.Line;
import dev.kontor.document.content.DocumentContent.LineKind;
import dev.kontor.document.content.DocumentContent.Note;
import dev.kontor.document.content.DocumentContent.Share;
import dev.kontor.document.content.DocumentContent.TaxSum;
import dev.kontor.document.content.VatCategory;
import dev.kontor.document.issue.StoredDocument;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a document as an electronic invoice of EN 16931 in the syntax Cross Industry Invoice
/// (UN/CEFACT D16B), with exactly the amounts of the document.
final class ElectronicInvoice {

    private static final String STANDARD = "urn:un:unece:uncefact:data:standard:";
    /// Freight service (UNTDID 7161).
    private static final String FREIGHT = "FC";
    private static final String IN_CASH = "10";
    private static final String SEPA_TRANSFER = "58";
    private static final String ONLINE_PAYMENT = "68";
    private static final String NOT_DEFINED = "1";
    private static final int PRICE_DECIMALS = 8;

    private final XmlWriter xml = new XmlWriter();
    private final StoredDocument document;
    private final DocumentContent content;
    private final Profile profile;

    private ElectronicInvoice(StoredDocument document, Profile profile) {
        this.document = document;
        this.content = document.content();
        this.profile = profile;
    }

    /// The specification that the document follows.
    enum Profile {
        /// The semantic model alone: what Factur-X and ZUGFeRD embed.
        EN16931("urn:cen.eu:en16931:2017"),
        /// The German specification for public buyers.
        XRECHNUNG("urn:cen.eu:en16931:2017#compliant#urn:xeinkauf.de:kosit:xrechnung_3.0");

        private final String urn;

        Profile(String urn) {
            this.urn = urn;
        }

        /// The strictest specification that the document can follow: XRechnung requires postcodes.
        static Profile of(DocumentContent content) {
            var delivery = content.deliveryAddress();
            return content.buyer().address().postcode() != null && (delivery == null || delivery.postcode() != null)
                    ? XRECHNUNG
                    : EN16931;
        }
    }

    static byte[] write(StoredDocument document, Profile profile) {
        return new ElectronicInvoice(document, profile).write();
    }

    private byte[] write() {
        return xml.document(
                "rsm:CrossIndustryInvoice",
                () -> {
                    xml.element("rsm:ExchangedDocumentContext", this::context);
                    xml.element("rsm:ExchangedDocument", this::header);
                    xml.element("rsm:SupplyChainTradeTransaction", this::transaction);
                },
                "rsm",
                STANDARD + "CrossIndustryInvoice:100",
                "ram",
                STANDARD + "ReusableAggregateBusinessInformationEntity:100",
                "qdt",
                STANDARD + "QualifiedDataType:100",
                "udt",
                STANDARD + "UnqualifiedDataType:100");
    }

    private void context() {
        xml.element(
                "ram:BusinessProcessSpecifiedDocumentContextParameter",
                () -> xml.text("ram:ID", "urn:fdc:peppol.eu:2017:poacc:billing:01:1.0"));
        xml.element("ram:GuidelineSpecifiedDocumentContextParameter", () -> xml.text("ram:ID", profile.urn));
    }

    private void header() {
        xml.text("ram:ID", document.number());
        xml.text("ram:TypeCode", document.kind() == DocumentKind.INVOICE ? "380" : "381");
        xml.element("ram:IssueDateTime", () -> date(document.issuedOn()));
        content.notes().forEach(note -> xml.element("ram:IncludedNote", () -> xml.text("ram:Content", note.text())));
    }

    private void transaction() {
        int position = 1;
        for (var line : goods()) {
            for (var share : line.shares()) {
                int id = position++;
                xml.element("ram:IncludedSupplyChainTradeLineItem", () -> line(id, line, share));
            }
        }
        xml.element("ram:ApplicableHeaderTradeAgreement", this::agreement);
        xml.element("ram:ApplicableHeaderTradeDelivery", this::delivery);
        xml.element("ram:ApplicableHeaderTradeSettlement", this::settlement);
    }

    /// The lines; shipping is a charge of the document unless there is nothing else.
    private List<Line> goods() {
        var goods = content.items().stream()
                .filter(line -> line.kind() != LineKind.SHIPPING)
                .toList();
        return goods.isEmpty() ? content.items() : goods;
    }

    private List<Line> charges() {
        return content.items().stream().filter(line -> !goods().contains(line)).toList();
    }

    private void line(int id, Line line, Share share) {
        xml.element("ram:AssociatedDocumentLineDocument", () -> xml.text("ram:LineID", Integer.toString(id)));
        xml.element("ram:SpecifiedTradeProduct", () -> {
            xml.text("ram:SellerAssignedID", line.sku());
            xml.text("ram:Name", line.title());
        });
        xml.element(
                "ram:SpecifiedLineTradeAgreement",
                () -> xml.element(
                        "ram:NetPriceProductTradePrice",
                        () -> xml.text("ram:ChargeAmount", unitPrice(share.net(), line.quantity()))));
        xml.element(
                "ram:SpecifiedLineTradeDelivery",
                () -> xml.text("ram:BilledQuantity", "unitCode", "C62", Integer.toString(line.quantity())));
        xml.element("ram:SpecifiedLineTradeSettlement", () -> {
            xml.element("ram:ApplicableTradeTax", () -> {
                xml.text("ram:TypeCode", "VAT");
                category(share.levies().getFirst());
            });
            xml.element(
                    "ram:SpecifiedTradeSettlementLineMonetarySummation",
                    () -> xml.text("ram:LineTotalAmount", amount(share.net())));
        });
    }

    private void category(Levy levy) {
        xml.text("ram:CategoryCode", levy.category().code());
        xml.text("ram:RateApplicablePercent", percent(levy.rate()));
    }

    private void agreement() {
        xml.text("ram:BuyerReference", content.orderNumber());
        xml.element("ram:SellerTradeParty", () -> seller(content.seller()));
        xml.element("ram:BuyerTradeParty", () -> {
            var buyer = content.buyer();
            party(buyer.address());
            electronicAddress(buyer.email());
            registration("VA", buyer.vatNumber());
        });
        xml.element("ram:SellerOrderReferencedDocument", () -> xml.text("ram:IssuerAssignedID", content.orderNumber()));
    }

    private void seller(Company seller) {
        if (seller.vatNumber() == null) {
            // A seller needs an identifier.
            xml.text("ram:ID", seller.taxNumber());
        }
        xml.text("ram:Name", seller.legalName());
        xml.text("ram:Description", seller.registration());
        xml.element("ram:DefinedTradeContact", () -> {
            xml.text("ram:PersonName", seller.contactName());
            xml.element("ram:TelephoneUniversalCommunication", () -> xml.text("ram:CompleteNumber", seller.phone()));
            xml.element("ram:EmailURIUniversalCommunication", () -> xml.text("ram:URIID", seller.email()));
        });
        xml.element(
                "ram:PostalTradeAddress",
                () -> address(seller.postcode(), seller.line1(), seller.line2(), seller.city(), seller.country()));
        electronicAddress(seller.email());
        registration("VA", seller.vatNumber());
        registration("FC", seller.taxNumber());
    }

    private void party(Address address) {
        xml.text("ram:Name", address.company() == null ? address.name() : address.company());
        xml.element(
                "ram:PostalTradeAddress",
                () -> address(address.postcode(), address.line1(), address.line2(), address.city(), address.country()));
    }

    private void address(@Nullable String postcode, String line1, @Nullable String line2, String city, String country) {
        xml.text("ram:PostcodeCode", postcode);
        xml.text("ram:LineOne", line1);
        xml.text("ram:LineTwo", line2);
        xml.text("ram:CityName", city);
        xml.text("ram:CountryID", country);
    }

    private void electronicAddress(String email) {
        xml.element("ram:URIUniversalCommunication", () -> xml.text("ram:URIID", "schemeID", "EM", email));
    }

    private void registration(String scheme, @Nullable String number) {
        if (number != null) {
            xml.element("ram:SpecifiedTaxRegistration", () -> xml.text("ram:ID", "schemeID", scheme, number));
        }
    }

    private void delivery() {
        var address = content.deliveryAddress() == null ? content.buyer().address() : content.deliveryAddress();
        xml.element("ram:ShipToTradeParty", () -> party(address));
        xml.element(
                "ram:ActualDeliverySupplyChainEvent",
                () -> xml.element("ram:OccurrenceDateTime", () -> date(content.suppliedOn())));
    }

    private void settlement() {
        xml.text("ram:PaymentReference", document.number());
        xml.text("ram:InvoiceCurrencyCode", content.gross().currency().getCurrencyCode());
        xml.element("ram:SpecifiedTradeSettlementPaymentMeans", this::paymentMeans);
        content.vatTotals().forEach(sum -> xml.element("ram:ApplicableTradeTax", () -> tax(sum)));
        charges().forEach(line -> line.shares().forEach(share -> charge(line, share)));
        var dueOn = content.dueOn();
        if (dueOn != null) {
            xml.element("ram:SpecifiedTradePaymentTerms", () -> xml.element("ram:DueDateDateTime", () -> date(dueOn)));
        } else {
            // EN 16931, BR-CO-25: what is left to pay needs a day or terms.
            content.termsOnDelivery()
                    .ifPresent(terms ->
                            xml.element("ram:SpecifiedTradePaymentTerms", () -> xml.text("ram:Description", terms)));
        }
        xml.element("ram:SpecifiedTradeSettlementHeaderMonetarySummation", this::totals);
        var preceding = content.preceding();
        if (preceding != null) {
            xml.element("ram:InvoiceReferencedDocument", () -> {
                xml.text("ram:IssuerAssignedID", preceding.number());
                xml.element(
                        "ram:FormattedIssueDateTime",
                        () -> xml.text("qdt:DateTimeString", "format", "102", day(preceding.issuedOn())));
            });
        }
    }

    private void paymentMeans() {
        var seller = content.seller();
        if (content.termsOnDelivery().isPresent()) {
            xml.text("ram:TypeCode", IN_CASH);
            return;
        }
        if (!content.due().isPositive() || seller.iban() == null) {
            xml.text("ram:TypeCode", content.paid().isEmpty() ? NOT_DEFINED : ONLINE_PAYMENT);
            return;
        }
        xml.text("ram:TypeCode", SEPA_TRANSFER);
        xml.element("ram:PayeePartyCreditorFinancialAccount", () -> {
            xml.text("ram:IBANID", seller.iban());
            xml.text("ram:AccountName", seller.accountHolder());
        });
        if (seller.bic() != null) {
            xml.element("ram:PayeeSpecifiedCreditorFinancialInstitution", () -> xml.text("ram:BICID", seller.bic()));
        }
    }

    private void tax(TaxSum sum) {
        xml.text("ram:CalculatedAmount", amount(sum.tax()));
        xml.text("ram:TypeCode", "VAT");
        xml.text("ram:ExemptionReason", exemption(sum.category()));
        xml.text("ram:BasisAmount", amount(sum.net()));
        xml.text("ram:CategoryCode", sum.category().code());
        xml.text(
                "ram:ExemptionReasonCode",
                switch (sum.category()) {
                    case REVERSE_CHARGE -> "VATEX-EU-AE";
                    case INTRA_COMMUNITY -> "VATEX-EU-IC";
                    case EXPORT -> "VATEX-EU-G";
                    case STANDARD, ZERO, EXEMPT -> null;
                });
        xml.text("ram:RateApplicablePercent", percent(sum.rate()));
    }

    private @Nullable String exemption(VatCategory category) {
        if (category == VatCategory.STANDARD || category == VatCategory.ZERO) {
            return null;
        }
        var texts = content.notes().stream().collect(Collectors.toMap(Note::code, Note::text, (one, _) -> one));
        var code = switch (category) {
            case REVERSE_CHARGE -> "REVERSE_CHARGE";
            case INTRA_COMMUNITY -> "INTRA_COMMUNITY_SUPPLY";
            case EXPORT -> "EXPORT";
            case STANDARD, ZERO, EXEMPT -> "EXEMPT";
        };
        return Objects.requireNonNullElseGet(
                texts.get(code),
                () -> content.notes().stream().map(Note::text).findFirst().orElse("Exempt"));
    }

    private void charge(Line line, Share share) {
        if (share.net().isZero()) {
            return;
        }
        xml.element("ram:SpecifiedTradeAllowanceCharge", () -> {
            xml.element("ram:ChargeIndicator", () -> xml.text("udt:Indicator", "true"));
            xml.text("ram:ActualAmount", amount(share.net()));
            xml.text("ram:ReasonCode", FREIGHT);
            xml.text("ram:Reason", line.title());
            xml.element("ram:CategoryTradeTax", () -> {
                xml.text("ram:TypeCode", "VAT");
                category(share.levies().getFirst());
            });
        });
    }

    private void totals() {
        var currency = content.gross().currency();
        var charges = Money.sum(currency, charges().stream().map(Line::net).toList());
        var paid = content.gross().minus(content.due());
        xml.text("ram:LineTotalAmount", amount(content.net().minus(charges)));
        xml.text("ram:ChargeTotalAmount", amount(charges));
        xml.text("ram:AllowanceTotalAmount", amount(Money.zero(currency)));
        xml.text("ram:TaxBasisTotalAmount", amount(content.net()));
        xml.text("ram:TaxTotalAmount", "currencyID", currency.getCurrencyCode(), amount(content.tax()));
        xml.text("ram:GrandTotalAmount", amount(content.gross()));
        xml.text("ram:TotalPrepaidAmount", amount(paid));
        xml.text("ram:DuePayableAmount", amount(content.due()));
    }

    private void date(LocalDate day) {
        xml.text("udt:DateTimeString", "format", "102", day(day));
    }

    private static String day(LocalDate day) {
        return day.format(DateTimeFormatter.BASIC_ISO_DATE);
    }

    private static String amount(Money money) {
        return money.major().toPlainString();
    }

    private static String unitPrice(Money net, int quantity) {
        var price = net.major()
                .divide(BigDecimal.valueOf(quantity), PRICE_DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return price.setScale(Math.max(price.scale(), net.major().scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
    }

    private static String percent(BigDecimal rate) {
        return rate.signum() == 0
                ? "0"
                : rate.movePointRight(2).stripTrailingZeros().toPlainString();
    }
}
