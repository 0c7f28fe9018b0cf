package dev.kontor.notification.template;

import static dev.kontor.shared.template.TemplateVariable.list;
import static dev.kontor.shared.template.TemplateVariable.secretText;
import static dev.kontor.shared.template.TemplateVariable.secretUrl;
import static dev.kontor.shared.template.TemplateVariable.text;
import static dev.kontor.shared.template.TemplateVariable.url;

import dev.kontor.notification.MailKind;
import dev.kontor.shared.template.TemplateVariable;
import java.util.List;
import java.util.stream.Stream;

/// The variables of each kind of mail. A template sees these and nothing else.
final class MailVariables {

    private static final List<TemplateVariable> COMMON =
            List.of(text("shopName", "The name of the shop."), url("shopUrl", "The address of the shop."));

    private static final List<TemplateVariable> ORDER = List.of(
            text("orderNumber", "The number of the order."),
            secretUrl("orderUrl", "The page of the order; empty if the shop has none."),
            text(
                    "message",
                    "The message of the shop about a return, how its refund is paid, the declaration of a withdrawal, the address of the buyer in a notice to the shop, or until when the order waits, which part of a transfer has arrived, or until when the invoice was to be paid in a reminder; else empty."),
            text("returnNumber", "The number of the return; else empty."),
            text("documentNumber", "The number of the invoice or credit note; else empty."),
            text("attachment", "The names of the attached files; else empty."),
            list(
                    "lines",
                    "The items of the order, of the parcel or of the return.",
                    text("quantity", "Such as `2 x`; empty for parcels."),
                    text("title", "The title of the product."),
                    text("price", "The price of all units; empty for parcels and returns."),
                    list(
                            "details",
                            "The parts of a bundle, the inputs of the buyer, the former price, and the address if an edited"
                                    + " order has several, a text each.")),
            list(
                    "summary",
                    "The rows between lines and total; empty unless the order was placed or edited.",
                    text("label", "Such as `Subtotal` or `Shipping (Express)`."),
                    text("value", "The amount.")),
            text(
                    "totalLabel",
                    "`Total`, `New total` after an edit, `Refund`, or `Amount due` if a payment is requested or the buyer is reminded of it."),
            text("total", "The total, the refunded amount or the amount due; else empty."),
            list(
                    "addresses",
                    "Addresses, points of carriers and the account for a bank transfer.",
                    text("label", "Such as `Shipping address`."),
                    list("rows", "The lines of the address, a text each.")),
            text("tracking", "Carrier and tracking number; else empty."),
            url("trackingUrl", "The page of the carrier; else empty."));

    private static final List<TemplateVariable> DOWNLOADS = List.of(
            text("orderNumber", "The number of the order."),
            list(
                    "files",
                    "The files.",
                    text("name", "The name of the file."),
                    secretUrl("url", "The address of the file, which is secret."),
                    text("limits", "Number of downloads and expiry in words.")));

    private static final List<TemplateVariable> GIFT_CARD = List.of(
            secretText("code", "The code of the gift card, which is secret."),
            text("value", "The value of the gift card."),
            text("recipientName", "The name of the recipient; empty if the buyer has entered none."),
            text("senderName", "The name of the giver; empty if the buyer has entered none."),
            list("messageLines", "The lines of the message to the recipient, a text each; empty without a message."),
            text("expiry", "The day on which the gift card expires; empty if it does not."));

    private static final List<TemplateVariable> LINK = List.of(
            secretUrl("link", "The page where the recipient uses the link. It works once."),
            text("validity", "The validity of the link in words."));

    private static final TemplateVariable PRODUCT =
            text("product", "Product and variant, such as `Red shoe, size 42`.");

    private static final List<TemplateVariable> BACK_IN_STOCK = List.of(
            PRODUCT,
            url("link", "The page of the product; empty if the shop has none."),
            secretUrl("optOutUrl", "The page where the recipient ends such mails."));

    private static final List<TemplateVariable> REVIEW_INVITATION = List.of(
            list("products", "The titles of bought products, a text each."),
            secretUrl("link", "The page where the recipient reviews them."),
            secretUrl("optOutUrl", "The page where the recipient ends such mails."));

    private static final List<TemplateVariable> WEBHOOK = List.of(
            text("origin", "The receiver, such as `https://erp.example`."),
            text("reason", "The reason in words."),
            text("endpointId", "The id of the endpoint."));

    private MailVariables() {}

    static List<TemplateVariable> of(MailKind kind) {
        return Stream.concat(COMMON.stream(), specific(kind).stream()).toList();
    }

    private static List<TemplateVariable> specific(MailKind kind) {
        if (kind.isAboutOrder()) {
            return ORDER;
        }
        return switch (kind) {
            case DOWNLOADS -> DOWNLOADS;
            case GIFT_CARD -> GIFT_CARD;
            case WEBHOOK_DISABLED -> WEBHOOK;
            case VERIFY_EMAIL,
                    REGISTERED_ALREADY,
                    RESET_PASSWORD,
                    RESET_STAFF_PASSWORD,
                    CONFIRM_EMAIL_CHANGE,
                    CART_ABANDONED,
                    PAYMENT_LINK,
                    NEWSLETTER_CONFIRMATION,
                    DATA_EXPORT_READY,
                    STAFF_DATA_EXPORT_READY -> LINK;
            case STOCK_ALERT_CONFIRMATION ->
                Stream.concat(LINK.stream(), Stream.of(PRODUCT)).toList();
            case BACK_IN_STOCK -> BACK_IN_STOCK;
            case REVIEW_INVITATION -> REVIEW_INVITATION;
            case STAFF_INVITATION ->
                Stream.concat(LINK.stream(), Stream.of(text("inviter", "The name of the member of staff who invites.")))
                        .toList();
            case NEW_SIGN_IN ->
                List.of(text("device", "The device."), text("source", "The network address of the device."));
            default -> List.of();
        };
    }
}
