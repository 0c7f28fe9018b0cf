package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A guest wants a larger mug instead of the one that came, pays the difference, and claims the one that broke.
@KontorTest
class ExchangeJourney {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MailSink mails;

    private final String email = UUID.randomUUID() + "@example.com";
    private BuyingShop shop;
    private Api staff;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
    }

    @Test
    void aGuestGetsALargerMugAndAnotherOneForTheBrokenOne() {
        var mug = shop.variant(1_240, 10);
        var large = shop.variant(2_000, 10);
        var cart = shop.readyCart(Map.of(mug, 2));
        cart.api().patch(cart.path(""), Map.of("email", email)).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);
        ship(order.at("/id"));
        var guest = api.with("X-Order-Token", order.at("/token")).withIdempotencyKey();
        var offered = guest.get("/store/v1/orders/" + order.at("/id") + "/returnable-items")
                .expect(200);
        var line = offered.at("/items/0/itemId");

        // The guest asks for the larger mug.
        var requested = guest.post(
                        "/store/v1/returns",
                        Map.of(
                                "orderId",
                                order.at("/id"),
                                "items",
                                List.of(Map.of("itemId", line, "quantity", 1, "reason", "CHANGED_MIND")),
                                "replacements",
                                List.of(Map.of("variantId", large.text(), "quantity", 1))))
                .expect(201);

        // Staff agree and set it aside.
        var path = "/admin/v1/returns/" + requested.at("/id");
        staff.post(path + "/approve", Map.of()).expect(200);
        var preview = staff.post(path + "/exchange-preview", Map.of()).expect(200);
        assertThat(preview.at("/toPay/amount")).isEqualTo("760");
        var exchanged = staff.withIdempotencyKey()
                .with("If-Match", "\"" + preview.at("/returnVersion") + "\"")
                .post(
                        path + "/exchange",
                        Map.of(
                                "paymentMethod",
                                "bank-transfer",
                                "expectedTotal",
                                preview.json().at("/total")))
                .expect(200);
        var mail = mailed("Your exchange " + requested.at("/number"));
        assertThat(mail.text())
                .contains("1 × Mug")
                .contains("$20.00")
                .contains(exchanged.at("/exchange/orderNumber"))
                .contains("IBAN")
                .contains("Amount: $7.60");

        // The mug comes back, the rest is paid, and the large one leaves.
        var item = staff.get(path).expect(200).at("/items/0/id");
        staff.withIdempotencyKey()
                .post(
                        path + "/receive",
                        Map.of("items", List.of(Map.of("itemId", item, "quantity", 1, "condition", "DAMAGED"))))
                .expect(200);
        var replacement = exchanged.at("/exchange/orderId");
        await().atMost(Duration.ofSeconds(30))
                .until(() -> guest.get("/store/v1/returns/" + requested.at("/id"))
                        .expect(200)
                        .at("/exchange/status")
                        .equals("SETTLED"));
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + replacement + "/payments",
                        Map.of("amount", Map.of("amount", 760, "currency", "USD"), "note", "statement 7"))
                .expect(201);
        ship(replacement);

        // The other mug was broken: the guest keeps it and gets another one.
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/claims",
                        Map.of(
                                "orderId",
                                order.at("/id"),
                                "resolution",
                                "REPLACE",
                                "items",
                                List.of(Map.of(
                                        "itemId", line, "quantity", 1, "reason", "DAMAGED", "note", "In pieces."))))
                .expect(201);
        assertThat(mailed("Your claim").text()).contains("1 × Mug");
        assertThat(shop.free(mug)).isEqualTo(7);
        assertThat(shop.free(large)).isEqualTo(9);
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(mails.to(email))
                .as("the mail about the placement is the one about the exchange or the claim")
                .filteredOn(each -> each.subject().contains(exchanged.at("/exchange/orderNumber")))
                .noneMatch(each -> each.text().contains("Thank you"));
        assertThat(mails.to(email))
                .filteredOn(each -> each.subject().contains("Refund"))
                .isEmpty();
    }

    private void ship(String order) {
        var parcel = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/fulfillments", Map.of())
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
    }

    private MailSink.Received mailed(String subject) {
        await().atMost(Duration.ofSeconds(30))
                .until(() ->
                        mails.to(email).stream().anyMatch(mail -> mail.subject().startsWith(subject)));
        return mails.to(email).stream()
                .filter(mail -> mail.subject().startsWith(subject))
                .toList()
                .getLast();
    }
}
