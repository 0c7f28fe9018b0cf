package dev.kontor.notification.writer;

import dev.kontor.catalog.VariantId;
import dev.kontor.download.DownloadLink;
import dev.kontor.giftsale.GiftCardLetter;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.notification.MailKind;
import dev.kontor.notification.template.MailSamples;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.WholeOrder;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.shop.Shop;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Sample data, written by what writes the real mails.
@Component
public class WrittenSamples implements MailSamples {

    private static final String NUMBER = "K-1001";
    private static final UUID ID = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final Instant TIME = Instant.parse("2027-01-31T12:00:00Z");
    private static final Duration VALIDITY = Duration.ofMinutes(30);
    private static final Duration DAYS = Duration.ofDays(2);
    private static final Set<MailKind> WITH_TOTAL = EnumSet.of(
            MailKind.ORDER_PLACED,
            MailKind.ORDER_NOTICE,
            MailKind.ORDER_PAID,
            MailKind.ORDER_PAYMENT_REQUESTED,
            MailKind.ORDER_PAYMENT_REMINDER,
            MailKind.INVOICE_REMINDER,
            MailKind.ORDER_EDITED,
            MailKind.EXCHANGE_CONFIRMED);
    private static final Set<MailKind> WITHOUT_ITEMS = EnumSet.of(
            MailKind.REFUND_PAID,
            MailKind.INVOICE_READY,
            MailKind.CREDIT_NOTE_READY,
            MailKind.ORDER_PAID,
            MailKind.ORDER_LINK_REQUESTED,
            MailKind.WITHDRAWAL_RECEIVED,
            MailKind.ORDER_PAYMENT_REQUESTED,
            MailKind.ORDER_PAYMENT_REMINDER,
            MailKind.INVOICE_REMINDER);

    private final MailWriter orders;
    private final AccountMailWriter accounts;
    private final DownloadMails downloads;
    private final GiftCardMails giftCards;
    private final WebhookMails webhooks;
    private final Shop shop;

    WrittenSamples(
            MailWriter orders,
            AccountMailWriter accounts,
            DownloadMails downloads,
            GiftCardMails giftCards,
            WebhookMails webhooks,
            Shop shop) {
        this.orders = orders;
        this.accounts = accounts;
        this.downloads = downloads;
        this.giftCards = giftCards;
        this.webhooks = webhooks;
        this.shop = shop;
    }

    @Override
    public Map<String, Object> sample(MailKind kind, Locale language) {
        if (kind.isAboutOrder()) {
            var transfer = kind == MailKind.ORDER_PAYMENT_REMINDER ? transfer() : null;
            var model = orders.model(kind, facts(kind), new MailedOrder(order(), "sample", transfer), language);
            if (isDocument(kind)) {
                model.put("attachment", "2026-000123.pdf");
            }
            return model;
        }
        return switch (kind) {
            case DOWNLOADS ->
                downloads.model(
                        NUMBER,
                        List.of(new DownloadLink("handbook.pdf", shop.link("/downloads/sample"), 3, TIME)),
                        language);
            case GIFT_CARD ->
                giftCards.model(
                        new GiftCardLetter(
                                "8H2K-0Q9X-M4TR-Z1CW-5VNA-P6DE-7K3P",
                                money(5000),
                                "grace@example.com",
                                "Grace",
                                "Ada",
                                "Happy birthday!\nSee you soon.",
                                language.toLanguageTag(),
                                "default",
                                NUMBER,
                                TIME),
                        language);
            case WEBHOOK_DISABLED ->
                webhooks.model(
                        new WebhookMails.Disabled(
                                "whe_01kaw4c5qpfy0t4gzxm3v8h2rd", "https://erp.example", "FAILING", null),
                        language);
            default -> accounts.model(account(AccountMailKind.valueOf(kind.name())), language);
        };
    }

    private static AccountMail account(AccountMailKind kind) {
        var mail = switch (kind) {
            case VERIFY_EMAIL,
                    REGISTERED_ALREADY,
                    RESET_PASSWORD,
                    RESET_STAFF_PASSWORD,
                    CONFIRM_EMAIL_CHANGE,
                    STAFF_INVITATION,
                    CART_ABANDONED,
                    PAYMENT_LINK -> AccountMail.withToken(kind, "ada@example.com", null, "sample", VALIDITY);
            case STOCK_ALERT_CONFIRMATION, NEWSLETTER_CONFIRMATION ->
                AccountMail.withToken(kind, "ada@example.com", null, "sample", DAYS);
            case REVIEW_INVITATION ->
                AccountMail.withLastingToken(kind, "ada@example.com", null, "sample")
                        .withOptOut("sample", "/hooks/unsubscribe/sample");
            case BACK_IN_STOCK ->
                AccountMail.notice(kind, "ada@example.com", null).withOptOut("sample", "/hooks/unsubscribe/sample");
            case DATA_EXPORT_READY, STAFF_DATA_EXPORT_READY ->
                AccountMail.withPage(kind, "ada@example.com", null, "dexp_01kaw4c5qpfy0t4gzxm3v8h2rd", VALIDITY);
            case EMAIL_CHANGE_ASKED, EMAIL_CHANGED, PASSWORD_CHANGED, NEW_SIGN_IN, SESSION_COMPROMISED, MFA_CHANGED ->
                AccountMail.notice(kind, "ada@example.com", null);
        };
        var facts = new HashMap<>(mail.facts());
        facts.putAll(Map.of(
                "inviter", "Grace Hopper",
                "device", "Firefox",
                "source", "203.0.113.7",
                "product", "Red shoe, size 42",
                "products", "Red shoe\nBlue sock",
                "slug", "red-shoe"));
        return mail.withFacts(facts);
    }

    private OrderFacts facts(MailKind kind) {
        boolean isReturn = kind.name().startsWith("RETURN_") || kind == MailKind.CLAIM_ACCEPTED;
        boolean isParcel = kind.name().startsWith("FULFILLMENT_") || kind.name().startsWith("PARCEL_");
        boolean isExchange = kind == MailKind.EXCHANGE_CONFIRMED;
        boolean edited = kind == MailKind.ORDER_EDITED;
        boolean isTracked =
                kind == MailKind.RETURN_LABELED || isParcel && kind != MailKind.FULFILLMENT_READY_FOR_PICKUP;
        return new OrderFacts(
                order().id().text(),
                NUMBER,
                "ada@example.com",
                null,
                WITH_TOTAL.contains(kind) ? amount(5498) : null,
                isParcel || WITHOUT_ITEMS.contains(kind) ? null : items(isReturn),
                kind == MailKind.ORDER_UNITS_CANCELED ? amount(500) : null,
                isParcel ? List.of("SHOE-42") : null,
                isTracked ? "DHL" : null,
                isTracked ? "00340434" : null,
                isTracked ? "https://carrier.example/00340434" : null,
                null,
                null,
                null,
                isReturn || isExchange ? NUMBER + "-R1" : null,
                null,
                kind == MailKind.RETURN_APPROVED ? true : null,
                switch (kind) {
                    case RETURN_APPROVED -> "Warehouse\nDock 4\n10115 Berlin";
                    case ORDER_EDITED -> "One more shoe, as agreed.";
                    case WITHDRAWAL_RECEIVED ->
                        "January 31, 2027, 12:00:00 PM UTC\nAda Lovelace\n\nThe blue sock only.";
                    default -> null;
                },
                kind == MailKind.RETURN_REFUNDED || kind == MailKind.REFUND_PAID ? amount(2499) : null,
                null,
                null,
                isDocument(kind) || kind == MailKind.INVOICE_REMINDER ? "2026-000123" : null,
                edited ? amount(5200) : null,
                edited ? List.of(new OrderFacts.Retaxed("Blue sock", 3, amount(1190), amount(1200), null)) : null,
                edited
                        ? List.of(
                                new OrderFacts.Tax("VAT", null, new BigDecimal("0.19"), amount(-190)),
                                new OrderFacts.Tax("VAT", null, new BigDecimal("0.2"), amount(200)))
                        : null,
                edited
                        ? List.of(
                                new OrderFacts.ReplacedShipping("Standard", amount(500), "Express", amount(788), null))
                        : null,
                edited ? List.of("shippingAddress", "shipping") : null,
                kind == MailKind.ORDER_PAYMENT_REMINDER ? LocalDate.of(2027, 2, 7) : null,
                null,
                kind == MailKind.INVOICE_REMINDER ? LocalDate.of(2027, 1, 24) : null,
                kind == MailKind.INVOICE_REMINDER ? 1 : null,
                kind == MailKind.INVOICE_REMINDER
                        ? new OrderFacts.Account("Sample Shop Ltd", "DE02120300000000202051", null)
                        : null,
                null);
    }

    private static boolean isDocument(MailKind kind) {
        return kind == MailKind.INVOICE_READY || kind == MailKind.CREDIT_NOTE_READY;
    }

    private List<OrderFacts.Line> items(boolean isReturn) {
        var gross = isReturn ? null : amount(4998);
        return List.of(new OrderFacts.Line(
                "SHOE-42",
                "Red shoe, size 42",
                2,
                gross,
                List.of(new OrderFacts.Input("Engraving", "TEXT", "For Ada", null)),
                null,
                null));
    }

    private MailedOrder.Transfer transfer() {
        return new MailedOrder.Transfer(
                money(5498), Map.of("accountHolder", "Sample Shop Ltd", "iban", "DE02120300000000202051"));
    }

    private OrderFacts.Amount amount(long minor) {
        return new OrderFacts.Amount(minor, shop.defaultCurrency());
    }

    private Money money(long minor) {
        return new Money(minor, shop.defaultCurrency());
    }

    private WholeOrder order() {
        return new WholeOrder(
                new OrderId(ID),
                NUMBER,
                OrderStatus.OPEN,
                OrderPaymentStatus.PAID,
                FulfillmentStatus.UNFULFILLED,
                TIME,
                TIME,
                TIME,
                "ada@example.com",
                null,
                shop.defaultLocale().toLanguageTag(),
                "default",
                List.of(),
                new NewOrder.Totals(money(4998), money(500), money(0), money(878), money(5498), true),
                "Express",
                null,
                address("Ada", "Lovelace", null),
                address("Ada", "Lovelace", "Analytical Engines Ltd"),
                List.of(),
                List.of(new WholeOrder.Line(
                        new VariantId(ID),
                        "SHOE-42",
                        "Red shoe",
                        "Size 42",
                        2,
                        0,
                        0,
                        money(2499),
                        money(798),
                        money(4998))));
    }

    private static Address address(String firstName, String lastName, @Nullable String company) {
        return new Address(
                firstName, lastName, company, "12 Analytical Row", null, "Berlin", null, "10115", "DE", null);
    }
}
