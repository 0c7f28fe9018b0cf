package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.giftcard.GiftCardShop;
import dev.kontor.giftcard.GiftCardShop.Card;
import dev.kontor.giftcard.Together;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.payment.PaymentId;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.Repeats;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Gift cards pay for carts, alone or beside other payments. A cart with one mug costs 15.00 with shipping.
@KontorTest
class BuyingGiftCardTests {

    private static final int TABS = Repeats.of(40, 100);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;
    private GiftCardShop cards;
    private Api staff;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        cards = new GiftCardShop(staff, jdbc);
        mug = shop.variant(1_000, 1_000);
    }

    @Test
    void aCardIsNoDiscount() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var before = cart.api().get(cart.path("")).expect(200);
        var card = cards.issue(600);

        var applied = apply(cart, card).expect(200);

        assertThat(applied.json().at("/totals")).isEqualTo(before.json().at("/totals"));
        assertThat(before.at("/amountDue/amount")).isEqualTo("1500");
        assertThat(applied.at("/amountDue/amount")).isEqualTo("900");
        assertThat(applied.at("/giftCards/0/amount/amount")).isEqualTo("600");
        assertThat(applied.at("/giftCards/0/balance/amount")).isEqualTo("600");
        assertThat(applied.at("/giftCards/0/usable")).isEqualTo("true");
        var again = apply(cart, card).expect(200);
        assertThat(again.at("/version")).isEqualTo(applied.at("/version"));
        var state = cart.api().get(cart.path("/checkout")).expect(200);
        assertThat(state.at("/giftCards/amount")).isEqualTo("600");
        assertThat(state.at("/amountDue/amount")).isEqualTo("900");
        assertThat(state.at("/nextAction")).isEqualTo("START_PAYMENT");
        // Changing the cart leaves the card applied.
        assertThat(cart.api()
                        .patch(cart.path(""), Map.of("note", "Ring twice"))
                        .expect(200)
                        .at("/amountDue/amount"))
                .isEqualTo("900");

        var removed = cart.api().delete(cart.path("/gift-cards/" + card.id())).expect(200);
        assertThat(removed.at("/amountDue/amount")).isEqualTo("1500");
        assertThat(removed.json().at("/giftCards").size()).isZero();
        cart.api().delete(cart.path("/gift-cards/" + card.id())).expectProblem(404, "not-found");
        assertThat(cards.balance(card)).isEqualTo(600);
    }

    @Test
    void anUnusableCardIsRefused() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var empty = cards.issue(100);
        cards.adjust(empty, -100).expect(200);
        var lost = cards.issue(100);
        disable(lost);

        apply(cart, new Card("", "0000-0000-0000-0000-0000-0000-0000")).expectProblem(422, "gift-card-not-applicable");
        apply(cart, lost).expectProblem(422, "gift-card-not-applicable");
        apply(cart, empty).expectProblem(422, "gift-card-not-applicable");
        for (int number = 0; number < 5; number++) {
            apply(cart, cards.issue(1)).expect(200);
        }
        apply(cart, cards.issue(1)).expectProblem(422, "quantity-limit");
    }

    @Test
    void aCardPaysEverything() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var card = cards.issue(2_000);
        apply(cart, card).expect(200);
        assertThat(cart.api().get(cart.path("/checkout")).at("/nextAction")).isEqualTo("COMPLETE");
        assertThat(cart.api()
                        .get(cart.path("/payment-methods"))
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        shop.pay(cart, "tok_approve").expectProblem(409, "invalid-state-transition");
        var buyer = cart.api().withIdempotencyKey();

        var order = buyer.post(cart.path("/complete"), Map.of()).expect(201);

        assertThat(order.at("/paymentStatus")).isEqualTo("PAID");
        assertThat(order.at("/payment/method")).isEqualTo("gift-card");
        assertThat(buyer.post(cart.path("/complete"), Map.of()).expect(201).at("/id"))
                .isEqualTo(order.at("/id"));
        assertThat(shop.status(cart)).isEqualTo("COMPLETED");
        assertThat(cards.balance(card)).isEqualTo(500);
        cards.check(card);
        assertThat(events(order.at("/id"))).containsExactly("order.placed", "order.paid");
        assertThat(events(card.id())).containsExactly("gift_card.issued", "gift_card.redeemed");
    }

    @Test
    void severalCardsPayEverything() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var cards = List.of(this.cards.issue(600), this.cards.issue(700), this.cards.issue(700));
        cards.forEach(card -> apply(cart, card).expect(200));

        var order = shop.complete(cart).expect(201);

        assertThat(order.at("/paymentStatus")).isEqualTo("PAID");
        assertThat(cards.stream().map(this.cards::balance)).containsExactly(0L, 0L, 500L);
        cards.forEach(this.cards::check);
    }

    @Test
    void anotherMethodPaysTheRest() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var card = cards.issue(600);
        apply(cart, card).expect(200);

        var payment = shop.pay(cart, "tok_approve").expect(201);
        assertThat(payment.at("/method")).isEqualTo("test");
        assertThat(payment.at("/tenders/0/method")).isEqualTo("gift-card");
        assertThat(payment.at("/tenders/0/amount/amount")).isEqualTo("600");
        assertThat(payment.at("/tenders/1/method")).isEqualTo("test");
        assertThat(payment.at("/tenders/1/amount/amount")).isEqualTo("900");
        assertThat(cards.balance(card)).isEqualTo(600);
        var order = shop.complete(cart).expect(201);

        assertThat(order.at("/paymentStatus")).isEqualTo("PAID");
        assertThat(cards.balance(card)).isZero();
        cards.check(card);
        assertThat(captured(cart)).isEqualTo(Map.of("gift-card", 600L, "test", 900L));
    }

    @Test
    void theRestFollowsThePrice() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var card = cards.issue(600);
        apply(cart, card).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        shop.price(mug, "USD", 1_200);

        shop.complete(cart).expectProblem(409, "price-changed");
        assertThat(cards.balance(card)).isEqualTo(600);
        cart.api()
                .withIdempotencyKey()
                .post(cart.path("/complete"), Map.of("expectedTotal", Map.of("amount", 1_700, "currency", "USD")))
                .expect(201);

        assertThat(captured(cart)).isEqualTo(Map.of("gift-card", 600L, "test", 1_100L));
        cards.check(card);
    }

    @Test
    void aCardThatWasSpentElsewhereStopsTheOrder() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var card = cards.issue(600);
        apply(cart, card).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        cards.adjust(card, -200).expect(200);

        shop.complete(cart).expectProblem(409, "gift-card-changed");

        assertThat(shop.orders(cart)).isZero();
        assertThat(cards.balance(card)).isEqualTo(400);
        assertThat(cart.api().get(cart.path("/checkout")).at("/nextAction")).isEqualTo("START_PAYMENT");
        shop.pay(cart, "tok_approve").expect(201);
        shop.complete(cart).expect(201);
        assertThat(captured(cart)).isEqualTo(Map.of("gift-card", 400L, "test", 1_100L));
        cards.check(card);
    }

    @Test
    void aStartedPaymentIsReplacedWhenACardIsAppliedOrRemoved() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var card = cards.issue(2_000);
        shop.pay(cart, "tok_approve").expect(201);
        apply(cart, card).expect(200);

        shop.complete(cart).expect(201);

        assertThat(captured(cart)).isEqualTo(Map.of("gift-card", 1_500L));
        var other = shop.readyCart(Map.of(mug, 1));
        apply(other, card).expect(200);
        shop.pay(other, "tok_approve").expect(201);
        other.api().delete(other.path("/gift-cards/" + card.id())).expect(200);
        shop.complete(other).expectProblem(409, "gift-card-changed");
        shop.pay(other, "tok_approve").expect(201);
        shop.complete(other).expect(201);
        assertThat(captured(other)).isEqualTo(Map.of("test", 1_500L));
        assertThat(cards.balance(card)).isEqualTo(500);
        cards.check(card);
    }

    @Test
    void aDeclinedRestReturnsTheValueOnce() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var card = cards.issue(600);
        apply(cart, card).expect(200);
        shop.pay(cart, "tok_decline").expect(201);

        shop.complete(cart).expectProblem(402, "payment-declined");

        await().untilAsserted(() -> assertThat(cards.balance(card)).isEqualTo(600));
        cards.check(card);
        assertThat(shop.status(cart)).isEqualTo("ACTIVE");
        assertThat(kinds(card)).containsExactly("ISSUE", "SPEND", "RELEASE");
        shop.pay(cart, "tok_approve").expect(201);
        shop.complete(cart).expect(201);
        assertThat(cards.balance(card)).isZero();
        cards.check(card);
    }

    @Test
    void aPaymentThatTheBuyerAbandonsReturnsTheValue() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var card = cards.issue(600);
        apply(cart, card).expect(200);
        var payment = shop.pay(cart, "tok_action_required").expect(201);
        shop.complete(cart).expectProblem(402, "payment-action-required");
        assertThat(cards.balance(card)).isZero();

        cart.api().delete(cart.path("/payments/" + payment.at("/id"))).expect(204);

        await().untilAsserted(() -> assertThat(cards.balance(card)).isEqualTo(600));
        assertThat(shop.status(cart)).isEqualTo("ACTIVE");
        cards.check(card);
    }

    @Test
    void aCanceledOrderReturnsTheValue() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var card = cards.issue(600);
        apply(cart, card).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);

        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/cancel", Map.of("reason", "Changed mind"))
                .expect(200);

        await().untilAsserted(() -> assertThat(cards.balance(card)).isEqualTo(600));
        cards.check(card);
        assertThat(kinds(card)).containsExactly("ISSUE", "SPEND", "REFUND");
    }

    @Test
    void otherPaymentsAreRefundedBeforeTheCard() {
        var cart = shop.readyCart(Map.of(mug, 2));
        var card = cards.issue(1_600);
        apply(cart, card).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        var id = shop.complete(cart).expect(201).at("/id");
        var line = staff.get("/admin/v1/orders/" + id).expect(200).at("/items/0/id");

        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + id + "/cancel",
                        Map.of("reason", "Sold out", "items", List.of(Map.of("itemId", line, "quantity", 1))))
                .expect(200);

        await().untilAsserted(() -> assertThat(refunded(cart)).isEqualTo(Map.of("gift-card", 100L, "test", 900L)));
        assertThat(cards.balance(card)).isEqualTo(100);
        cards.check(card);
    }

    @Test
    void aPaymentOfTheCardIsRefundedToTheCardAtMostOnce() throws Exception {
        var cart = shop.readyCart(Map.of(mug, 1));
        var card = cards.issue(600);
        apply(cart, card).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        shop.complete(cart).expect(201);
        var payment = jdbc.sql("select id from payment.payments where reference = :cart and method = 'gift-card'")
                .param("cart", BuyingShop.uuid(cart))
                .query(UUID.class)
                .single();
        var path = "/admin/v1/payments/" + new PaymentId(payment).text() + "/refunds";
        var refund = Map.of("amount", Map.of("amount", 400, "currency", "USD"), "reason", "Broken");

        assertThat(staff.withIdempotencyKey()
                        .post(path, Map.of("reason", "In cash", "paidByStaff", true))
                        .expectProblem(422, "rejected")
                        .at("/errors/0/pointer"))
                .isEqualTo("/paidByStaff");

        var statuses = Together.run(
                10, _ -> staff.withIdempotencyKey().post(path, refund).status());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(cards.balance(card)).isEqualTo(400);
        disable(card);
        staff.withIdempotencyKey().post(path, Map.of("reason", "The rest")).expect(201);
        assertThat(cards.balance(card)).isEqualTo(600);
        staff.withIdempotencyKey().post(path, refund).expectProblem(409, "refund-exceeds-payment");
        cards.check(card);
    }

    @Test
    void manyTabsSpendACardOnce() throws Exception {
        var card = cards.issue(1_500);
        var carts = IntStream.range(0, TABS)
                .mapToObj(_ -> shop.readyCart(Map.of(mug, 1)))
                .toList();
        Together.run(TABS, number -> apply(carts.get(number), card).expect(200));

        var statuses =
                Together.run(TABS, number -> shop.complete(carts.get(number)).status());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(TABS - 1);
        assertThat(cards.balance(card)).isZero();
        assertThat(kinds(card)).containsExactly("ISSUE", "SPEND");
        assertThat(shop.free(mug)).isEqualTo(999);
        cards.check(card);
    }

    @Test
    void aSelectedMethodPaysOnlyTheRest() {
        var cart = shop.readyCart(Map.of(mug, 1));
        var card = cards.issue(600);
        cart.api().patch(cart.path(""), Map.of("paymentMethod", "test")).expect(200);
        apply(cart, card).expect(200);

        shop.pay(cart, "tok_approve").expect(201);
        shop.complete(cart).expect(201);

        assertThat(captured(cart)).isEqualTo(Map.of("gift-card", 600L, "test", 900L));
    }

    @Test
    void buyersCannotSelectTheMethod() {
        var cart = shop.readyCart(Map.of(mug, 1));

        cart.api()
                .withIdempotencyKey()
                .post(cart.path("/payments"), Map.of("method", "gift-card"))
                .expectProblem(422, "rejected");
    }

    private Api.Response apply(GuestCart cart, Card card) {
        return cart.api().post(cart.path("/gift-cards"), Map.of("code", card.code()));
    }

    private void disable(Card card) {
        staff.with("If-Match", "*")
                .patch(card.path(""), Map.of("disabled", true))
                .expect(200);
    }

    private Map<String, Long> captured(GuestCart cart) {
        return sums(cart, "captured_minor");
    }

    private Map<String, Long> refunded(GuestCart cart) {
        return sums(cart, "refunded_minor");
    }

    private Map<String, Long> sums(GuestCart cart, String column) {
        record Sum(String method, long minor) {}
        return jdbc.sql("""
                        select method, sum(%1$s) as minor from payment.payments
                        where reference = :cart and %1$s > 0 group by method
                        """.formatted(column)).param("cart", BuyingShop.uuid(cart)).query(Sum.class).list().stream()
                .collect(Collectors.toMap(Sum::method, Sum::minor));
    }

    private List<String> kinds(Card card) {
        return jdbc.sql("select kind from giftcard.transactions where card_id = :card order by id")
                .param("card", card.uuid())
                .query(String.class)
                .list();
    }

    private List<String> events(String subject) {
        return jdbc.sql("select type from events.log where subject = :subject order by seq")
                .param("subject", subject)
                .query(String.class)
                .list();
    }
}
