package dev.kontor.document.design;

import static dev.kontor.shared.template.TemplateVariable.list;
import static dev.kontor.shared.template.TemplateVariable.text;
import static dev.kontor.shared.template.TemplateVariable.url;

import dev.kontor.document.DocumentTemplateKind;
import dev.kontor.shared.template.TemplateVariable;
import java.util.List;
import java.util.stream.Stream;

/// The variables of each kind of document. A template sees these and nothing else.
final class DocumentVariables {

    private static final List<TemplateVariable> COMMON = List.of(
            url("logo", "The logo, for `<img src=\"{{logo}}\">`; empty if there is none."),
            text("logoText", "What the logo says."),
            text("title", "Such as `Invoice`; slips also have the number of the order."),
            list(
                    "facts",
                    "Labels with values: numbers, dates, the VAT number of the buyer.",
                    text("label", "Such as `Date of issue`."),
                    text("value", "The value.")),
            text("itemLabel", "Heading of the items."),
            text("quantityLabel", "Heading of the quantities."),
            text("pageLabel", "The word `Page`."),
            text("ofLabel", "The word `of`, between page and pages."));

    private static final TemplateVariable ADDRESSES = list(
            "addresses",
            "The addresses, that of the buyer first.",
            text("label", "Such as `Billing address`."),
            list("lines", "The lines of the address, a text each."));

    private static final List<TemplateVariable> DOCUMENT = List.of(
            text("number", "The number of the document."),
            text("orderNumber", "The number of the order."),
            text("issuedOn", "The day of issue."),
            text("suppliedOn", "The day of supply."),
            text(
                    "dueOn",
                    "The day until which it has to be paid; empty if nothing is due, or the carrier collects it."),
            text("buyerEmail", "The e-mail address of the buyer."),
            text("sellerName", "The name of the company."),
            ADDRESSES,
            text("unitPriceLabel", "Heading of the unit prices, with or without tax."),
            text("discountLabel", "Heading of the discounts."),
            text("taxLabel", "Heading of the tax rates."),
            text("netLabel", "Heading of the net amounts."),
            text("grossLabel", "Heading of the totals."),
            text("discounted", "`yes` if an item has a discount; else empty."),
            list(
                    "items",
                    "The items and the shipping.",
                    text("title", "The title."),
                    text("sku", "The SKU; empty for shipping and corrections."),
                    text("quantity", "The number of units."),
                    text("unitPrice", "The price of a unit."),
                    text("discount", "The discount, negative; else empty."),
                    text("rate", "The tax rate or rates."),
                    text("net", "The amount without tax."),
                    text("gross", "The amount with tax.")),
            list(
                    "sums",
                    "The total without tax, each tax, the total, received amounts, and what is due.",
                    text("kind", "`net`, `tax`, `total`, `paid` or `due`, for styles."),
                    text("label", "Such as `VAT 19% on €100.00`."),
                    text("value", "The amount.")),
            text("total", "The total with tax."),
            text("due", "What has to be paid; empty if nothing is due."),
            list("notes", "The required sentences and how to pay, a text each."),
            list("footer", "The data of the company in three columns.", list("lines", "The lines, a text each.")));

    private static final List<TemplateVariable> PARCEL = List.of(
            text("orderNumber", "The number of the order."),
            text("sellerName", "The name of the company or of the shop."),
            list("sellerLines", "The address of the company, a text for each line."),
            ADDRESSES,
            list(
                    "items",
                    "The units in the parcel.",
                    text("title", "The title."),
                    text("sku", "The SKU."),
                    list("details", "The SKU and the parts of a bundle, a text each."),
                    text("quantity", "Such as `1 of 2`.")),
            list("notes", "The note of the buyer; else empty."),
            text("receivedOnLabel", "Label of the day of receipt."),
            text("signatureLabel", "Label of the signature."));

    private static final List<TemplateVariable> PICK_LIST = List.of(
            text("location", "The name of the location; empty if the list is for parcels."),
            text("printedAt", "When the list was printed."),
            text("skuLabel", "Heading of the SKUs."),
            text("ordersLabel", "Heading of the orders."),
            text("pickedLabel", "Heading of the boxes to tick."),
            list(
                    "items",
                    "The units by SKU.",
                    text("sku", "The SKU."),
                    text("title", "The title."),
                    text("quantity", "The number of units."),
                    list("orders", "The orders that they are for, with units, a text each.")));

    private DocumentVariables() {}

    static List<TemplateVariable> of(DocumentTemplateKind kind) {
        var own = switch (kind) {
            case INVOICE, CREDIT_NOTE -> DOCUMENT;
            case PACKING_SLIP, DELIVERY_NOTE -> PARCEL;
            case PICK_LIST -> PICK_LIST;
        };
        return Stream.concat(COMMON.stream(), own.stream()).toList();
    }
}
