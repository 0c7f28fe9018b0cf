package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.giftcard.GiftCardShop;
import dev.kontor.inventory.LocationId;
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

/// A guest buys two mugs, sends one back, and gets the money.
@KontorTest
class ReturnJourney {

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
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        mug = shop.variant(1_240, 10);
    }

    @Test
    void aGuestReturnsAMug() {
        var order = bought();
        var guest = api.with("X-Order-Token", order.at("/token")).withIdempotencyKey();

        // The guest looks what can be returned, and asks.
        var offered = guest.get("/store/v1/orders/" + order.at("/id") + "/returnable-items")
                .expect(200);
        assertThat(offered.at("/items/0/quantity")).isEqualTo("2");
        var requested = guest.post(
                        "/store/v1/returns",
                        Map.of(
                                "orderId",
                                order.at("/id"),
                                "items",
                                List.of(Map.of(
                                        "itemId",
                                        offered.at("/items/0/itemId"),
                                        "quantity",
                                        1,
                                        "reason",
                                        "DAMAGED",
                                        "note",
                                        "The handle is off."))))
                .expect(201);
        assertThat(mailed("Your return " + requested.at("/number")).text()).contains("1 × Mug");

        // Staff agree, and the guest sends the mug.
        var path = "/admin/v1/returns/" + requested.at("/id");
        staff.withIdempotencyKey()
                .post(path + "/approve", Map.of("instructions", "Send it to: Kontor, Street 1, Berlin."))
                .expect(200);
        assertThat(mailed("You can send back your return " + requested.at("/number"))
                        .text())
                .contains("Send it to: Kontor, Street 1, Berlin.");

        // It arrives, and can be sold again: there is nothing wrong with the handle.
        var item = staff.get(path).expect(200).at("/items/0/id");
        staff.withIdempotencyKey()
                .post(
                        path + "/receive",
                        Map.of(
                                "locationId",
                                location().text(),
                                "items",
                                List.of(Map.of("itemId", item, "quantity", 1, "condition", "SELLABLE"))))
                .expect(200);
        assertThat(shop.free(mug)).isEqualTo(9);

        // The money goes back, less a fee for the trouble.
        var body = Map.of("restockingFee", Map.of("amount", 240, "currency", "USD"));
        var preview = staff.post(path + "/refund-preview", body).expect(200);
        assertThat(preview.at("/total/amount")).isEqualTo("1000");
        assertThat(preview.at("/tax/amount")).isEqualTo("194");
        staff.withIdempotencyKey().post(path + "/refund", body).expect(200);
        await().atMost(Duration.ofSeconds(20))
                .until(() -> guest.get("/store/v1/returns/" + requested.at("/id"))
                        .expect(200)
                        .at("/status")
                        .equals("REFUNDED"));
        assertThat(mailed("Refund of your return " + requested.at("/number")).text())
                .contains("Refund: $10.00");
        // One mail about the money, not another one about the refund of the order.
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(mails.to(email))
                .filteredOn(mail -> mail.subject().contains("Refund"))
                .hasSize(1);
        var seen = guest.get("/store/v1/orders/" + order.at("/id")).expect(200);
        assertThat(seen.at("/paymentStatus")).isEqualTo("PARTIALLY_REFUNDED");
        assertThat(seen.at("/items/0/returned")).isEqualTo("1");
        assertThat(seen.at("/payment/refunded/amount")).isEqualTo("1000");
    }

    @Test
    void theMoneyIsRefundedToGiftCardAndCard() {
        var issuer = new GiftCardShop(staff, jdbc);
        var card = issuer.issue(1_000);
        var cart = shop.readyCart(Map.of(mug, 2));
        cart.api().post(cart.path("/gift-cards"), Map.of("code", card.code())).expect(200);
        var order = shipped(cart);
        var line = staff.get("/admin/v1/orders/" + order.at("/id")).expect(200).at("/items/0/id");
        var item = Map.of("itemId", line, "quantity", 2, "reason", "CHANGED_MIND");
        var created = staff.withIdempotencyKey()
                .post("/admin/v1/returns", Map.of("orderId", order.at("/id"), "items", List.of(item)))
                .expect(201);
        var path = "/admin/v1/returns/" + created.at("/id");
        var damaged = Map.of("itemId", created.at("/items/0/id"), "quantity", 2, "condition", "DAMAGED");
        staff.withIdempotencyKey()
                .post(path + "/receive", Map.of("items", List.of(damaged)))
                .expect(200);

        var refunded =
                staff.withIdempotencyKey().post(path + "/refund", Map.of()).expect(200);

        assertThat(refunded.at("/refunds/0/amount/amount")).isEqualTo("2980");
        assertThat(refunded.at("/refunds/0/shipping/amount")).isEqualTo("500");
        await().atMost(Duration.ofSeconds(20))
                .until(() -> staff.get(path).expect(200).at("/status").equals("REFUNDED"));
        issuer.check(card);
        assertThat(staff.get("/admin/v1/gift-cards/" + card.id()).expect(200).at("/balance/amount"))
                .isEqualTo("1000");
        assertThat(staff.get("/admin/v1/orders/" + order.at("/id")).expect(200).at("/paymentStatus"))
                .isEqualTo("REFUNDED");
        assertThat(shop.free(mug)).isEqualTo(8);
    }

    @Test
    void aRejectedReturnSaysWhy() {
        var order = bought();
        var line = staff.get("/admin/v1/orders/" + order.at("/id")).expect(200).at("/items/0/id");
        var requested = api.with("X-Order-Token", order.at("/token"))
                .withIdempotencyKey()
                .post(
                        "/store/v1/returns",
                        Map.of(
                                "orderId",
                                order.at("/id"),
                                "items",
                                List.of(Map.of("itemId", line, "quantity", 2, "reason", "CHANGED_MIND"))))
                .expect(201);

        staff.withIdempotencyKey()
                .post("/admin/v1/returns/" + requested.at("/id") + "/reject", Map.of("reason", "It was engraved."))
                .expect(200);

        assertThat(mailed("Your return " + requested.at("/number") + " was rejected")
                        .text())
                .contains("It was engraved.");
    }

    private Api.Response bought() {
        var cart = shop.readyCart(Map.of(mug, 2));
        cart.api().patch(cart.path(""), Map.of("email", email)).expect(200);
        return shipped(cart);
    }

    private Api.Response shipped(BuyingShop.GuestCart cart) {
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);
        var parcel = staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/fulfillments", Map.of())
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        return order;
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

    private LocationId location() {
        return new LocationId(jdbc.sql("select id from inventory.locations where code = 'buying'")
                .query(UUID.class)
                .single());
    }
}
