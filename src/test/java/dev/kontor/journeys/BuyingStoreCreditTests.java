package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.giftcard.Together;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Customers pay with store credit. A cart with one mug costs 15.00 with shipping.
@KontorTest
class BuyingStoreCreditTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;
    private Api staff;
    private Logins.Customer ada;
    private Api buyer;
    private VariantId mug;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        ada = logins.customer();
        buyer = api.as(ada.token());
        mug = shop.variant(1_000, 100);
    }

    @Test
    void staffGrantAndWithdrawCredit() {
        assertThat(grant(1_000).expect(200).at("/items/0/amount")).isEqualTo("1000");
        grant(-400).expect(200);
        grant(-601).expectProblem(422, "rejected");
        grant(0).expectProblem(422, "rejected");
        staff.withIdempotencyKey()
                .post(path(ada), Map.of("amount", Map.of("amount", 5, "currency", "EUR"), "reason", "Test"))
                .expect(200);

        assertThat(staff.get(path(ada)).expect(200).json().at("/items").size()).isEqualTo(2);
        assertThat(staff.get(path(ada) + "/transactions").expect(200).at("/items/2/reason"))
                .isEqualTo("Test");
        var mine = buyer.get("/store/v1/me/store-credit/transactions").expect(200);
        assertThat(mine.json().at("/items").size()).isEqualTo(3);
        assertThat(mine.text()).doesNotContain("reason");
        assertThat(buyer.get("/store/v1/me/store-credit").expect(200).at("/items/1/amount"))
                .isEqualTo("600");
        var other = api.as(logins.customer().token());
        assertThat(other.get("/store/v1/me/store-credit")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(jdbc.sql("select type from events.log where subject = :id and type like 'store_credit%'")
                        .param("id", ada.id().text())
                        .query(String.class)
                        .list())
                .hasSize(3);
        check();
    }

    @Test
    void concurrentFirstGrantsAddUp() throws Exception {
        var statuses = Together.run(8, _ -> grant(100).status());

        assertThat(statuses).containsOnly(200);
        assertThat(balance()).isEqualTo(800);
        check();
    }

    @Test
    void creditPaysBesideAnotherMethod() {
        grant(600).expect(200);
        var cart = cart();

        var applied = cart.api().put(cart.path("/store-credit"), Map.of()).expect(200);

        assertThat(applied.at("/giftCards/0/storeCredit")).isEqualTo("true");
        assertThat(applied.at("/amountDue/amount")).isEqualTo("900");
        var payment = shop.pay(cart, "tok_approve").expect(201);
        assertThat(payment.at("/tenders/0/method")).isEqualTo("store-credit");
        var order = shop.complete(cart).expect(201);
        assertThat(order.at("/paymentStatus")).isEqualTo("PAID");
        assertThat(balance()).isZero();
        check();

        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/cancel", Map.of("reason", "Changed mind"))
                .expect(200);
        await().untilAsserted(() -> assertThat(balance()).isEqualTo(600));
        check();
    }

    @Test
    void refundsAfterAMergeReachTheRemainingCustomer() {
        var order = paidWithCredit();
        var remaining = logins.customer();
        staff.post(
                        "/admin/v1/customers/" + remaining.id().text() + "/merge",
                        Map.of("sourceId", ada.id().text()))
                .expect(200);

        cancel(order);

        await().untilAsserted(
                        () -> assertThat(staff.get(path(remaining)).expect(200).at("/items/0/amount"))
                                .isEqualTo("600"));
        assertThat(balance()).isZero();
        check();
    }

    @Test
    void aMergeMayLeadToMoreThanStaffMayGrant() {
        var remaining = logins.customer();
        grant(ada, 100_000_000).expect(200);
        grant(remaining, 1).expect(200);
        staff.post(
                        "/admin/v1/customers/" + remaining.id().text() + "/merge",
                        Map.of("sourceId", ada.id().text()))
                .expect(200);

        await().untilAsserted(
                        () -> assertThat(staff.get(path(remaining)).expect(200).at("/items/0/amount"))
                                .isEqualTo("100000001"));
        grant(remaining, 1).expectProblem(422, "rejected");
        grant(remaining, -1).expect(200);
    }

    @Test
    void theCreditOfAnErasedCustomerStaysStoreCredit() {
        var order = paidWithCredit();
        var card = jdbc.sql("delete from giftcard.credits where customer_id = :id returning card_id")
                .param("id", ada.id())
                .query(UUID.class)
                .single();

        cancel(order);

        await().until(() -> jdbc.sql("select balance_minor from giftcard.cards where id = :id")
                        .param("id", card)
                        .query(Long.class)
                        .single()
                == 600);
        assertThat(jdbc.sql("select sum(amount_minor) from payment.ledger_entries "
                                + "where reference = :id and account = 'STORE_CREDIT'")
                        .param("id", card)
                        .query(Long.class)
                        .single())
                .isEqualTo(-600);
    }

    private String paidWithCredit() {
        grant(600).expect(200);
        var cart = cart();
        cart.api().put(cart.path("/store-credit"), Map.of()).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        return shop.complete(cart).expect(201).at("/id");
    }

    private void cancel(String order) {
        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/cancel", Map.of("reason", "Changed mind"))
                .expect(200);
    }

    @Test
    void creditPaysEverythingOnce() throws Exception {
        grant(1_500).expect(200);
        var carts = List.of(cart(), cart(), cart());
        carts.forEach(
                cart -> cart.api().put(cart.path("/store-credit"), Map.of()).expect(200));

        var statuses =
                Together.run(3, number -> shop.complete(carts.get(number)).status());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(1);
        assertThat(balance()).isZero();
        check();
    }

    @Test
    void onlyTheOwnCreditPays() {
        grant(1_500).expect(200);
        var other = api.as(logins.customer().token());
        var cart = cart();

        other.put(cart.path("/store-credit"), Map.of()).expectProblem(404, "not-found");
        cart.api().put(cart.path("/store-credit"), Map.of()).expect(200);
        cart.api().delete(cart.path("/store-credit")).expect(200);
        cart.api().delete(cart.path("/store-credit")).expectProblem(404, "not-found");
        var guests = shop.readyCart(Map.of(mug, 1));
        guests.api().put(guests.path("/store-credit"), Map.of()).expectProblem(401, "unauthenticated");
        var poor = new GuestCart(
                other.withIdempotencyKey()
                        .post("/store/v1/carts", Map.of("currency", "USD"))
                        .expect(201)
                        .at("/id"),
                "",
                other);
        poor.api().put(poor.path("/store-credit"), Map.of()).expectProblem(422, "gift-card-not-applicable");
    }

    private GuestCart cart() {
        var id = buyer.withIdempotencyKey()
                .post(
                        "/store/v1/carts",
                        Map.of(
                                "currency",
                                "USD",
                                "email",
                                "ada@example.com",
                                "shippingAddress",
                                BuyingShop.ICELAND,
                                "items",
                                List.of(Map.of("variantId", mug.text(), "quantity", 1))))
                .expect(201)
                .at("/id");
        var cart = new GuestCart(id, "", buyer);
        buyer.put(cart.path("/shipping-selection"), Map.of("code", "buying-iceland"))
                .expect(200);
        return cart;
    }

    private Api.Response grant(long minor) {
        return grant(ada, minor);
    }

    private Api.Response grant(Logins.Customer customer, long minor) {
        return staff.withIdempotencyKey()
                .post(path(customer), Map.of("amount", Map.of("amount", minor, "currency", "USD"), "reason", "Test"));
    }

    private long balance() {
        return jdbc.sql("""
                        select c.balance_minor from giftcard.credits k join giftcard.cards c on c.id = k.card_id
                        where k.customer_id = :customer and k.currency = 'USD'
                        """).param("customer", ada.id()).query(Long.class).single();
    }

    /// Each balance equals its transactions and the ledger.
    private void check() {
        assertThat(jdbc.sql("""
                        select count(*) from giftcard.credits k join giftcard.cards c on c.id = k.card_id
                        where k.customer_id = :customer and (c.balance_minor
                                <> (select sum(amount_minor) from giftcard.transactions where card_id = c.id)
                            or c.balance_minor <> (select -sum(amount_minor) from payment.ledger_entries
                                where reference = c.id and account = 'STORE_CREDIT')
                            or 0 <> (select sum(amount_minor) from payment.ledger_entries where reference = c.id))
                        """).param("customer", ada.id()).query(Long.class).single())
                .isZero();
    }

    private static String path(Logins.Customer customer) {
        return "/admin/v1/customers/" + customer.id().text() + "/store-credit";
    }
}
