package dev.kontor.notification.writer;

import static org.assertj.core.api.Assertions.assertThat;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.kontor.catalog.VariantId;
import dev.kontor.events.LoggedEvent;
import dev.kontor.identity.CustomerId;
import dev.kontor.notification.MailSettingsFixtures;
import dev.kontor.notification.TrackingMail;
import dev.kontor.notification.delivery.MailFixtures;
import dev.kontor.notification.template.BuiltInTemplates;
import dev.kontor.notification.template.MailRenderer;
import dev.kontor.notification.template.MailTexts;
import dev.kontor.order.FulfillmentId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.NewOrder;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderReader;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.Orders;
import dev.kontor.order.WholeOrder;
import dev.kontor.payment.Payments;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.testing.TestDatabase;
import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeMessage;
import java.lang.reflect.Proxy;
import java.net.URI;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import tools.jackson.databind.json.JsonMapper;

/// What shoppers get, and how often.
class OrderMailsTests {

    private static final String PLACED = """
            {"orderId":"ord_01h455vb4pex5vsknk084sn02q","orderNumber":"K-1001","email":"anna@example.com","locale":"%s","paymentMethod":"test",
             "total":{"amount":4998,"currency":"EUR"},
             "items":[{"sku":"A","title":"<b>Red</b> shoe & sock","quantity":2,
                       "gross":{"amount":4998,"currency":"EUR"}}]}""";
    private static final String SHIPPED = """
            {"fulfillmentId":"ful_1","orderId":"ord_01h455vb4pex5vsknk084sn02q","orderNumber":"K-1001","email":"anna@example.com","locale":"fr",
             "carrier":"DHL","trackingNumber":"00340434","trackingUrl":"https://track.example/00340434","skus":["A"]}""";

    private final JsonMapper json = new JsonMapper();
    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());
    private final Shop shop = new Shop(
            URI.create("https://shop.example"),
            List.of(Locale.ENGLISH),
            List.of(Currency.getInstance("EUR")),
            ZoneId.of("UTC"));

    private @Nullable WholeOrder order;
    private MailedOrder.@Nullable Transfer transfer;
    private Set<TrackingMail> trackingMails = Set.of(TrackingMail.READY_FOR_COLLECTION, TrackingMail.DELIVERED);
    private Set<String> notices = Set.of();
    private String orderPath = "/account/orders/{number}";

    @BeforeEach
    void start() {
        server.start();
        TestDatabase.truncate("notification");
    }

    @AfterEach
    void stop() {
        server.stop();
    }

    @Test
    void returnsAreMailedWithWhatTheShopSays() throws MessagingException {
        var returned = """
                {"returnId":"ret_1","returnNumber":"K-1001-R1","orderId":"ord_01h455vb4pex5vsknk084sn02q",
                 "orderNumber":"K-1001","email":"anna@example.com","locale":"de","change":"%s","awaitsDecision":%s,
                 "text":%s,"items":[{"itemId":"line_1","sku":"A","title":"Roter Schuh","quantity":2}],"amount":%s}""";

        mails().consume(List.of(
                event("return.requested", returned.formatted("REQUESTED", true, "null", "null")),
                event("return.requested", returned.formatted("REQUESTED", false, "null", "null")),
                event("return.approved", returned.formatted("APPROVED", false, "\"An: <Lager>\"", "null")),
                event("return.rejected", returned.formatted("REJECTED", false, "\"Getragen\"", "null")),
                event("return.received", returned.formatted("RECEIVED", false, "null", "null")),
                event(
                        "return.refunded",
                        returned.formatted("REFUNDED", false, "null", "{\"amount\":1000,\"currency\":\"EUR\"}"))));

        var mails = server.getReceivedMessages();
        assertThat(mails).hasSize(4);
        assertThat(mails[0].getSubject()).isEqualTo("Ihre Retoure K-1001-R1");
        assertThat(part(mails[0], "text/plain")).contains("2 × Roter Schuh").doesNotContain("null");
        assertThat(part(mails[1], "text/plain")).contains("An: <Lager>");
        assertThat(part(mails[1], "text/html")).contains("An: &lt;Lager&gt;");
        assertThat(part(mails[2], "text/plain")).contains("Getragen");
        assertThat(mails[3].getSubject()).isEqualTo("Erstattung Ihrer Retoure K-1001-R1");
        assertThat(part(mails[3], "text/plain")).contains("Erstattung: 10,00", "einige Tage dauern");
    }

    @Test
    void aRefundThatReducesWhatIsDueSaysThatItIsNotPaidOut() throws MessagingException {
        var refunded = """
                {"returnId":"ret_1","returnNumber":"K-1001-R1","orderId":"ord_01h455vb4pex5vsknk084sn02q",
                 "orderNumber":"K-1001","email":"anna@example.com","locale":"de","change":"REFUNDED",
                 "awaitsDecision":false,"items":[{"itemId":"line_1","sku":"A","title":"Roter Schuh","quantity":2}],
                 "amount":{"amount":1000,"currency":"EUR"},"credited":{"amount":%d,"currency":"EUR"}}""";

        mails().consume(List.of(
                event("return.refunded", refunded.formatted(1_000)),
                event("return.refunded", refunded.formatted(400))));

        var mails = server.getReceivedMessages();
        assertThat(part(mails[0], "text/plain"))
                .contains("Erstattung: 10,00", "Der Betrag wird nicht ausgezahlt")
                .doesNotContain("einige Tage dauern");
        assertThat(part(mails[1], "text/plain"))
                .containsPattern("4,00.€ davon verringern")
                .contains("erhalten Sie den Rest", "einige Tage dauern");
    }

    @Test
    void aRequestedPaymentSaysWhatIsDueAndNotWhatTheOrderCosts() throws MessagingException {
        mails().consume(List.of(event("order.payment_requested", """
                {"orderId":"ord_01h455vb4pex5vsknk084sn02q","orderNumber":"K-1001","email":"anna@example.com",
                 "locale":"de","total":{"amount":2800,"currency":"EUR"},"until":"2026-12-13T16:13:54Z"}""")));

        assertThat(part(onlyMail(), "text/plain"))
                .contains("Offener Betrag: 28,00")
                .doesNotContain("Gesamtsumme");
    }

    @Test
    void theShopGetsANoticeOfEachPlacedOrderWithoutTheLinkOfTheBuyer() throws MessagingException {
        notices = Set.of("sales@shop.example", "warehouse@shop.example");
        orderPath = "/orders/{id}#token={token}";
        var placed = event("order.placed", PLACED.formatted("de-AT"));
        var paid = event("order.paid", PLACED.formatted("de-AT"));

        mails().consume(List.of(placed, paid));
        mails().consume(List.of(placed));

        assertThat(Arrays.stream(server.getReceivedMessages())
                        .map(OrderMailsTests::recipient)
                        .toList())
                .as("once each")
                .containsExactlyInAnyOrder(
                        "anna@example.com", "anna@example.com", "sales@shop.example", "warehouse@shop.example");
        var notice = Arrays.stream(server.getReceivedMessages())
                .filter(mail -> recipient(mail).equals("sales@shop.example"))
                .findFirst()
                .orElseThrow();
        assertThat(notice.getSubject()).isEqualTo("New order K-1001");
        assertThat(part(notice, "text/plain"))
                .contains("anna@example.com", "2 × <b>Red</b> shoe & sock", "49.98")
                .doesNotContain("token", "/orders/", "null");
    }

    private static String recipient(MimeMessage mail) {
        try {
            return mail.getAllRecipients()[0].toString();
        } catch (MessagingException failure) {
            throw new IllegalStateException(failure);
        }
    }

    @Test
    void writesInTheLanguageOfTheOrderAsTextAndAsHtml() throws MessagingException {
        mails().consume(List.of(event("order.placed", PLACED.formatted("de-AT"))));

        var mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("Ihre Bestellung K-1001 bei Ærøskøbing Shop");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("anna@example.com");
        assertThat(mail.getFrom()[0].toString()).contains("hello@shop.example");
        assertThat(mail.getHeader("Auto-Submitted")).containsExactly("auto-generated");
        var text = part(mail, "text/plain");
        assertThat(text)
                .contains("Vielen Dank für Ihre Bestellung")
                .contains("Bestellnummer: K-1001")
                .contains("2 × <b>Red</b> shoe & sock")
                .contains("49,98")
                .contains("https://shop.example/account/orders/K-1001");
        assertThat(part(mail, "text/html"))
                .contains("lang=\"de-AT\"")
                .contains("&lt;b&gt;Red&lt;/b&gt; shoe &amp; sock")
                .contains("href=\"https://shop.example/account/orders/K-1001\"")
                .doesNotContain("<b>Red");
    }

    @Test
    void aParcelAtAParcelShopIsMailedOnce() throws MessagingException {
        order = order(true, null);
        var parcel = FulfillmentId.next();

        mails().consume(List.of(
                tracked(parcel, "IN_TRANSIT"),
                tracked(parcel, "OUT_FOR_DELIVERY"),
                tracked(parcel, "EXCEPTION"),
                tracked(parcel, "READY_FOR_COLLECTION")));
        mails().consume(List.of(tracked(parcel, "READY_FOR_COLLECTION"), tracked(parcel, "UNKNOWN")));

        var mail = onlyMail();
        assertThat(mail.getSubject()).isEqualTo("Ihr Paket zur Bestellung K-1001 liegt zur Abholung bereit");
        assertThat(mail.getAllRecipients()).extracting(Object::toString).containsExactly("anna@example.com");
        assertThat(part(mail, "text/plain"))
                .contains("Paketshop oder Packstation:\n  Kiosk\n  Markt 3\n")
                .contains("Red shoe Size 42")
                .contains("dhl 00340434")
                .contains("https://track.example/00340434");

        mails().consume(List.of(tracked(parcel, "DELIVERED"), tracked(FulfillmentId.next(), "DELIVERED")));
        assertThat(server.getReceivedMessages()).hasSize(3);
    }

    @Test
    void reportsOfCarriersAreMailedAsTheSettingsSay() {
        order = order(true, null);
        var parcel = FulfillmentId.next();
        var all = List.of(
                tracked(parcel, "OUT_FOR_DELIVERY"),
                tracked(parcel, "EXCEPTION"),
                tracked(parcel, "READY_FOR_COLLECTION"),
                tracked(parcel, "DELIVERED"));

        trackingMails = Set.of();
        mails().consume(all);
        assertThat(server.getReceivedMessages()).isEmpty();
        trackingMails = Set.of(TrackingMail.values());
        mails().consume(all);
        assertThat(server.getReceivedMessages()).hasSize(4);
        order = null;
        mails().consume(List.of(tracked(FulfillmentId.next(), "DELIVERED")));
        assertThat(server.getReceivedMessages())
                .as("the order no longer exists")
                .hasSize(4);
    }

    private LoggedEvent tracked(FulfillmentId parcel, String status) {
        return event("fulfillment.tracked", """
                {"fulfillmentId":"%s","orderId":"ord_01h455vb4pex5vsknk084sn02q","orderNumber":"K-1001","carrier":"dhl",
                 "trackingNumber":"00340434","trackingUrl":"https://track.example/00340434","status":"%s",
                 "at":"2026-11-30T17:40:00Z","skus":["A"]}""".formatted(parcel.text(), status));
    }

    @Test
    void theConfirmationHasWhatIsPaidForAndWhereItGoes() throws MessagingException {
        order = order(true, null);
        orderPath = "/orders/{id}#token={token}";

        mails().consume(List.of(event("order.placed", PLACED.formatted("de"))));

        var text = part(onlyMail(), "text/plain");
        assertThat(text)
                .contains("Zwischensumme: 49,98")
                .contains("Versand (Express): 5,00")
                .contains("Enthaltene Steuer: 8,78")
                .contains("Gesamtsumme: 49,98")
                .contains(
                        "Paketshop oder Packstation:\n  Kiosk\n  Markt 3\n  10117 Berlin\n  Deutschland\n  Mo-Fr 08:00-18:00\n")
                .contains("Lieferadresse:\n  Ada Lovelace\n  Analytical 12\n  10115 Berlin\n  Deutschland\n")
                .contains("Rechnungsadresse:\n  Sukarno\n  12 Row\n  San Francisco, CA 94103\n  Vereinigte Staaten")
                .contains("https://shop.example/orders/ord_01h455vb4pex5vsknk084sn02q#token=secret-token");
        assertThat(part(onlyMail(), "text/html")).contains("Lieferadresse").contains("10115 Berlin");
    }

    @Test
    void theConfirmationOfAnOrderByBankTransferHasTheAccount() throws MessagingException {
        order = order(true, null, OrderPaymentStatus.AWAITING_TRANSFER);
        transfer = new MailedOrder.Transfer(
                euro(4998),
                Map.of("accountHolder", "Kiezladen", "iban", "DE02120300000000202051", "bic", "BYLADEM1001"));

        mails().consume(List.of(event("order.placed", PLACED.formatted("de"))));

        assertThat(part(onlyMail(), "text/plain"))
                .contains("Bitte überweisen Sie den Betrag auf dieses Konto:\n"
                        + "  Kontoinhaber: Kiezladen\n  IBAN: DE02120300000000202051\n  BIC: BYLADEM1001\n"
                        + "  Betrag: 49,98\u00a0€\n  Verwendungszweck: K-");
        assertThat(part(onlyMail(), "text/html")).contains("IBAN: DE02120300000000202051");
    }

    @Test
    void wherePricesAreWithoutTaxTheLinesAreToo() throws MessagingException {
        order = order(false, CustomerId.next());
        orderPath = "/orders/{id}#token={token}";

        mails().consume(List.of(event("order.placed", PLACED.formatted("en"))));

        assertThat(part(onlyMail(), "text/plain"))
                .contains("shoe & sock  €42.00")
                .contains("Tax: €8.78")
                .contains("/orders/ord_01h455vb4pex5vsknk084sn02q\n")
                .doesNotContain("secret-token");
    }

    @Test
    void theMailOfAParcelNamesTheGoodsAndWhereItGoes() throws MessagingException {
        order = order(true, null);

        mails().consume(List.of(event("fulfillment.shipped", SHIPPED)));

        assertThat(part(onlyMail(), "text/plain"))
                .contains("Red shoe Size 42")
                .contains("Adresse de livraison:\n  Ada Lovelace")
                .doesNotContain("Adresse de facturation");
    }

    @Test
    void everyKindHasAMailInEveryLanguage() throws MessagingException {
        for (var locale : List.of("en", "de", "fr", "pt-BR")) {
            for (var type : List.of("order.placed", "order.paid", "order.canceled", "order.units_canceled")) {
                mails().consume(List.of(event(type, PLACED.formatted(locale))));
            }
        }
        mails().consume(List.of(event("fulfillment.shipped", SHIPPED)));

        var received = server.getReceivedMessages();
        assertThat(received).hasSize(17);
        assertThat(received[12].getSubject())
                .as("English for others")
                .isEqualTo("Your order K-1001 at Ærøskøbing Shop");
        assertThat(part(received[7], "text/plain"))
                .contains("Ein Teil Ihrer Bestellung wurde storniert")
                .contains("2 × <b>Red</b> shoe & sock")
                .contains("49,98");
        assertThat(part(received[16], "text/plain"))
                .contains("Votre colis est en route")
                .contains("Suivi du colis: DHL 00340434")
                .contains("https://track.example/00340434")
                .contains("L'équipe de Ærøskøbing Shop");
    }

    @Test
    void theShippingOfACanceledPartIsASeparateLine() throws MessagingException {
        var canceled = PLACED.formatted("de")
                .replace("\"items\"", "\"shipping\":{\"amount\":575,\"currency\":\"EUR\"},\"items\"");

        mails().consume(List.of(event("order.units_canceled", canceled)));

        assertThat(part(server.getReceivedMessages()[0], "text/plain"))
                .contains("Versand")
                .contains("5,75");
    }

    @Test
    void anEditIsOneMailWithWhatWasAddedAndRemoved() throws MessagingException {
        var edited = PLACED.formatted("de")
                .replace("\"total\"", "\"editId\":\"oed_1\",\"text\":\"Wie besprochen\",\"total\"")
                .replace("\"quantity\":2", "\"quantity\":-2");

        mails().consume(List.of(event("order.units_canceled", edited), event("order.edited", edited)));

        var mail = onlyMail();
        assertThat(mail.getSubject()).contains("K-1001").contains("geändert");
        assertThat(part(mail, "text/plain")).contains("-2 ×").contains("Wie besprochen");
    }

    @Test
    void theMailOfAMovedOrderSaysWhatIsDifferentNow() throws MessagingException {
        order = order(true, null);
        var moved = """
                {"orderId":"ord_01h455vb4pex5vsknk084sn02q","orderNumber":"K-1001","email":"anna@example.com","locale":"%s",
                 "text":"Umgezogen","items":[],
                 "retaxed":[{"sku":"A","title":"<b>Red</b> shoe","quantity":2,"grossBefore":{"amount":2480,"currency":"EUR"},
                             "gross":{"amount":2300,"currency":"EUR"}},
                            {"sku":"B","title":"Sock","quantity":1,"grossBefore":{"amount":500,"currency":"EUR"},
                             "gross":{"amount":500,"currency":"EUR"}}],
                 "taxes":[{"name":"VAT","rate":0.24,"tax":{"amount":-577,"currency":"EUR"}},
                          {"name":"GST","jurisdiction":"Ontario","rate":0.14975,"tax":{"amount":375,"currency":"EUR"}}],
                 "replacedShipping":[{"nameBefore":"Standard","grossBefore":{"amount":500,"currency":"EUR"},
                                      "name":"Express","gross":{"amount":575,"currency":"EUR"}}],
                 "shipping":{"amount":75,"currency":"EUR"},"fields":["shippingAddress","billingAddress","shipping"],
                 "totalBefore":{"amount":3480,"currency":"EUR"},"total":{"amount":3375,"currency":"EUR"}}""";

        for (var locale : List.of("de", "en", "fr")) {
            mails().consume(List.of(event("order.edited", moved.formatted(locale))));
        }

        var received = server.getReceivedMessages();
        assertThat(part(received[0], "text/plain").replace('\u00a0', ' '))
                .containsOnlyOnce("2 × <b>Red</b> shoe  23,00 €\n      Statt 24,80 €")
                .containsOnlyOnce("Versand (Express)  5,75 €\n      Statt Standard, 5,00 €")
                .contains("Bisherige Summe: 34,80 €\nÄnderung VAT 24 %: -5,77 €\nÄnderung GST Ontario 14,975 %: 3,75 €")
                .contains("Neue Summe: 33,75 €")
                .contains("Lieferadresse:\n  Ada Lovelace")
                .contains("Rechnungsadresse:\n  Sukarno")
                .doesNotContain("Sock", "-2");
        assertThat(part(received[0], "text/html").replace("&nbsp;", " "))
                .contains("&lt;b&gt;Red&lt;/b&gt; shoe")
                .contains("Statt Standard, 5,00");
        assertThat(part(received[1], "text/plain"))
                .contains(
                        "Instead of €24.80",
                        "Previous total: €34.80",
                        "Change in VAT 24%: -€5.77",
                        "New total: €33.75");
        assertThat(part(received[2], "text/plain")).contains("Au lieu de 24,80", "Ancien total", "Nouveau total");
    }

    @Test
    void theMailOfAnEditedOrderSaysToWhichOfItsAddressesAnItemGoes() throws MessagingException {
        var berlin = ShippingGroupId.next();
        var paris = ShippingGroupId.next();
        order = split(List.of(
                new WholeOrder.Group(
                        berlin,
                        new Address("Ada", "Lovelace", null, "Row\n12", null, "Berlin", null, "10115", "DE", null),
                        null),
                new WholeOrder.Group(
                        paris,
                        new Address("Blaise", "Pascal", null, "1 Rue <b>", null, "Paris", null, "75001", "FR", null),
                        null)));
        var edited = """
                {"orderId":"ord_01h455vb4pex5vsknk084sn02q","orderNumber":"K-1001","email":"anna@example.com","locale":"%s",
                 "text":"As agreed",
                 "items":[{"sku":"A","title":"Shoe","quantity":1,"gross":{"amount":2499,"currency":"EUR"},
                           "shippingGroupId":"<paris>"},
                          {"sku":"A","title":"Shoe","quantity":-1,"gross":{"amount":-2499,"currency":"EUR"},
                           "shippingGroupId":"<berlin>"},
                          {"sku":"S","title":"Assembly","quantity":1,"gross":{"amount":100,"currency":"EUR"},
                           "shippingGroupId":"sgrp_of_a_group_without_shipping"}],
                 "retaxed":[{"sku":"B","title":"Sock","quantity":3,"grossBefore":{"amount":2480,"currency":"EUR"},
                             "gross":{"amount":2300,"currency":"EUR"},"shippingGroupId":"<paris>"}],
                 "replacedShipping":[{"nameBefore":"Standard","grossBefore":{"amount":500,"currency":"EUR"},
                                      "name":"Express","gross":{"amount":575,"currency":"EUR"},
                                      "shippingGroupId":"<paris>"}],
                 "fields":["shippingGroups"],
                 "totalBefore":{"amount":3480,"currency":"EUR"},"total":{"amount":3375,"currency":"EUR"}}""".replace("<paris>", paris.text()).replace("<berlin>", berlin.text());

        for (var locale : List.of("de", "en", "fr")) {
            mails().consume(List.of(event("order.edited", edited.formatted(locale))));
        }

        var received = server.getReceivedMessages();
        assertThat(part(received[1], "text/plain").replace('\u00a0', ' '))
                .containsOnlyOnce("""
                        1 × Shoe  €24.99
                              Shipping address: Blaise Pascal, 1 Rue <b>, 75001 Paris, France
                        """)
                .containsOnlyOnce("""
                        -1 × Shoe  -€24.99
                              Shipping address: Ada Lovelace, Row 12, 10115 Berlin, Germany
                        """)
                .containsOnlyOnce("""
                        3 × Sock  €23.00
                              Instead of €24.80
                              Shipping address: Blaise Pascal, 1 Rue <b>, 75001 Paris, France
                        """)
                .containsOnlyOnce("""
                        Shipping (Express)  €5.75
                              Instead of Standard, €5.00
                              Shipping address: Blaise Pascal, 1 Rue <b>, 75001 Paris, France
                        """)
                .contains("1 × Assembly  €1.00\n")
                .contains("Shipping address:\n  Ada Lovelace")
                .contains("Shipping address:\n  Blaise Pascal");
        assertThat(part(received[1], "text/html")).contains("1 Rue &lt;b&gt;").doesNotContain("Rue <b>");
        assertThat(part(received[0], "text/plain")).contains("Lieferadresse: Ada Lovelace, Row 12, 10115 Berlin");
        assertThat(part(received[2], "text/plain")).contains("Adresse de livraison: Blaise Pascal");
        mails().consume(List.of(event("order.placed", PLACED.formatted("en"))));
        assertThat(part(server.getReceivedMessages()[3], "text/plain"))
                .contains("Shipping address:\n  Ada Lovelace")
                .contains("Shipping address:\n  Blaise Pascal");
    }

    @Test
    void theMailOfAParcelNamesThatAddressOfASplitOrderToWhichItGoes() throws MessagingException {
        var berlin = ShippingGroupId.next();
        var paris = ShippingGroupId.next();
        order = split(List.of(
                new WholeOrder.Group(
                        berlin,
                        new Address("Ada", "Lovelace", null, "Row 12", null, "Berlin", null, "10115", "DE", null),
                        new WholeOrder.Point(
                                new Address("Kiosk", null, null, "Markt 3", null, "Berlin", null, "10117", "DE", null),
                                List.of("Mo-Fr 08:00-18:00"))),
                new WholeOrder.Group(
                        paris,
                        new Address("Blaise", "Pascal", null, "1 Rue", null, "Paris", null, "75001", "FR", null),
                        null)));
        var ready = SHIPPED.replace("ful_1", FulfillmentId.next().text());

        mails().consume(List.of(event("fulfillment.shipped", inGroup(SHIPPED, berlin))));
        mails().consume(List.of(event("fulfillment.shipped", inGroup(SHIPPED, paris))));
        mails().consume(List.of(event("fulfillment.ready_for_pickup", inGroup(ready, paris))));
        mails().consume(List.of(event("fulfillment.shipped", SHIPPED)));

        var received = server.getReceivedMessages();
        assertThat(part(received[0], "text/plain"))
                .contains("Point relais ou consigne:\n  Kiosk\n  Markt 3")
                .contains("Adresse de livraison:\n  Ada Lovelace")
                .doesNotContain("Pascal");
        assertThat(part(received[1], "text/plain"))
                .contains("Adresse de livraison:\n  Blaise Pascal")
                .doesNotContain("Kiosk", "Lovelace");
        assertThat(part(received[2], "text/plain"))
                .contains("Point de retrait:\n  Blaise Pascal")
                .doesNotContain("Adresse de livraison");
        assertThat(part(received[3], "text/plain"))
                .as("an event of an earlier version")
                .contains("Red shoe Size 42")
                .doesNotContain("Adresse de livraison");
    }

    private static String inGroup(String event, ShippingGroupId group) {
        return event.replaceFirst("\\{", "{\"shippingGroupId\":\"" + group.text() + "\",");
    }

    @Test
    void whatABundleIsMadeOfIsUnderItsLine() throws MessagingException {
        var bundle = PLACED.formatted("en").replace("\"quantity\":2,", """
                "quantity":2,"parts":[
                  {"sku":"CUP-B","title":"Espresso cup <b>Blue</b>","quantity":2},{"sku":"TIN","title":"Tin","quantity":1}],""");

        mails().consume(List.of(event("order.placed", bundle)));

        var mail = onlyMail();
        assertThat(part(mail, "text/plain"))
                .contains("2 × Espresso cup <b>Blue</b>")
                .contains("1 × Tin");
        assertThat(part(mail, "text/html"))
                .contains("2 × Espresso cup &lt;b&gt;Blue&lt;/b&gt;")
                .contains("1 × Tin");
    }

    @Test
    void inputsOfTheBuyerAreBelowTheirLineAndNothingElse() throws MessagingException {
        var engraved = PLACED.formatted("de").replace("\"quantity\":2,", """
                "quantity":2,"inputs":[
                  {"code":"text","label":"Gravur","kind":"TEXT","value":"<i>Ada</i>\\nTotal: 0"},
                  {"code":"font","label":"Schrift","kind":"CHOICE","value":"s","valueLabel":"Antiqua"},
                  {"code":"wrap","label":"Geschenk","kind":"BOOLEAN","value":"true"}],""");

        mails().consume(List.of(event("order.placed", engraved)));

        var mail = onlyMail();
        assertThat(part(mail, "text/plain"))
                .contains("Gravur: <i>Ada</i> / Total: 0")
                .contains("Schrift: Antiqua")
                .contains("Geschenk: ja");
        assertThat(part(mail, "text/html"))
                .contains("Gravur: &lt;i&gt;Ada&lt;/i&gt; / Total: 0")
                .doesNotContain("<i>Ada");
    }

    @Test
    void anEventThatComesTwiceMakesOneMail() {
        var event = event("order.placed", PLACED.formatted("en"));
        mails().consume(List.of(event));
        mails().consume(List.of(event));

        assertThat(server.getReceivedMessages()).hasSize(1);
    }

    /// Knows one order.
    private record OneOrder(@Nullable WholeOrder order) implements OrderReader {

        @Override
        public Map<OrderId, WholeOrder> find(Collection<OrderId> ids) {
            return order == null ? Map.of() : Map.of(ids.iterator().next(), order);
        }

        @Override
        public List<WholeOrder> after(@Nullable OrderId after, Wanted wanted, int most) {
            throw new UnsupportedOperationException();
        }
    }

    private static WholeOrder order(boolean pricesIncludeTax, @Nullable CustomerId customer) {
        return order(pricesIncludeTax, customer, OrderPaymentStatus.PAID);
    }

    private static WholeOrder order(
            boolean pricesIncludeTax, @Nullable CustomerId customer, OrderPaymentStatus paymentStatus) {
        return new WholeOrder(
                TypeIds.parse(OrderId.class, "ord_01h455vb4pex5vsknk084sn02q"),
                "K-1001",
                OrderStatus.OPEN,
                paymentStatus,
                FulfillmentStatus.UNFULFILLED,
                Instant.EPOCH,
                Instant.EPOCH,
                Instant.EPOCH,
                "anna@example.com",
                customer,
                "de",
                "default",
                List.of(),
                new NewOrder.Totals(euro(4998), euro(500), euro(0), euro(878), euro(4998), pricesIncludeTax),
                "Express",
                new WholeOrder.Point(
                        new Address("Kiosk", null, null, "Markt 3", null, "Berlin", null, "10117", "DE", null),
                        List.of("Mo-Fr 08:00-18:00")),
                new Address("Ada", "Lovelace", null, "Analytical\n12", null, "Berlin", null, "10115", "DE", null),
                new Address("Sukarno", null, null, "12 Row", null, "San Francisco", "CA", "94103", "US", null),
                List.of(),
                List.of(new WholeOrder.Line(
                        VariantId.next(),
                        "A",
                        "Red shoe",
                        "Size 42",
                        2,
                        0,
                        0,
                        euro(pricesIncludeTax ? 2499 : 2100),
                        euro(798),
                        euro(4998))));
    }

    /// An order that goes to several addresses.
    private static WholeOrder split(List<WholeOrder.Group> groups) {
        var whole = order(true, null);
        return new WholeOrder(
                whole.id(),
                whole.number(),
                whole.status(),
                whole.paymentStatus(),
                whole.fulfillmentStatus(),
                whole.createdAt(),
                whole.placedAt(),
                whole.updatedAt(),
                whole.email(),
                whole.customerId(),
                whole.locale(),
                whole.channel(),
                whole.tags(),
                whole.totals(),
                null,
                null,
                null,
                whole.billingAddress(),
                groups,
                whole.items());
    }

    private static Money euro(long minor) {
        return Money.of(minor, "EUR");
    }

    private OrderMails mails() {
        var texts = new MailTexts();
        var renderer = new MailRenderer(
                shop,
                MailSettingsFixtures.shop("Ærøskøbing Shop"),
                new BuiltInTemplates(texts),
                (_, _, _) -> Optional.empty());
        var writer = new MailWriter(shop, MailSettingsFixtures.links(orderPath), texts, renderer);
        return new OrderMails(
                writer,
                MailFixtures.sendingAtOnce(MailFixtures.smtp(sender(), "Ærøskøbing Shop", shop)),
                json,
                new OneOrder(order),
                new MailedOrders(_ -> "secret-token", unused(Orders.class), unused(Payments.class)) {
                    @Override
                    Optional<MailedOrder.Transfer> open(OrderId id) {
                        return Optional.ofNullable(transfer);
                    }
                },
                MailSettingsFixtures.mails(trackingMails, notices),
                shop);
    }

    private static <T> T unused(Class<T> type) {
        return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (_, method, _) -> {
            throw new UnsupportedOperationException(method.getName());
        }));
    }

    private JavaMailSenderImpl sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(server.getSmtp().getPort());
        return sender;
    }

    private LoggedEvent event(String type, String data) {
        return new LoggedEvent(1, UUID.randomUUID(), type, 1, "ord_1", Instant.EPOCH, "", json.readTree(data), null);
    }

    private MimeMessage onlyMail() {
        assertThat(server.getReceivedMessages()).hasSize(1);
        return server.getReceivedMessages()[0];
    }

    private static String part(MimeMessage message, String type) throws MessagingException {
        try {
            return find(message, type).replace("\r\n", "\n");
        } catch (java.io.IOException e) {
            throw new MessagingException("unreadable", e);
        }
    }

    private static String find(jakarta.mail.Part part, String type) throws MessagingException, java.io.IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof jakarta.mail.Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                var found = find(parts.getBodyPart(index), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
