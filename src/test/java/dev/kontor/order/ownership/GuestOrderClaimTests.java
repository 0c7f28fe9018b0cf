package dev.kontor.order.ownership;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.identity.CustomerId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.promotion.PromotionBuyer;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.PromotionUse;
import dev.kontor.promotion.Promotions;
import dev.kontor.promotion.PromotionsUnavailable;
import dev.kontor.promotion.PurchaseHistory;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Orders of guests become those of the account whose address was verified.
@KontorTest
class GuestOrderClaimTests {

    private static final String PASSWORD = "a walrus counts seven lamps";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private MailSink sink;

    @Autowired
    private Promotions promotions;

    @Autowired
    private PurchaseHistory history;

    @Autowired
    private TransactionTemplate transactions;

    private final String email = UUID.randomUUID() + "@example.com";
    private BuyingShop shop;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
    }

    @Test
    void aGuestsOrdersAreClaimedWhenTheAddressIsVerified() {
        var order = order(email.toUpperCase(Locale.ROOT));
        var others = order("x" + email);
        register();
        delivered();
        assertThat(customerOf(order)).as("not before the address is verified").isNull();

        verify();
        delivered();

        var me = signedIn();
        var customer = TypeIds.parse(CustomerId.class, me.get("/store/v1/me").at("/id"));
        var own = me.get("/store/v1/orders").expect(200).json().at("/items");
        assertThat(own.size()).isEqualTo(1);
        assertThat(own.at("/0/id").asString()).isEqualTo(order.text());
        me.get("/store/v1/orders/" + order.text()).expect(200);
        assertThat(customerOf(others)).isNull();
        var staff = api.as(logins.owner().token());
        var timeline = staff.get("/admin/v1/orders/" + order.text() + "/timeline")
                .expect(200)
                .json()
                .at("/items");
        var last = timeline.get(timeline.size() - 1);
        assertThat(last.at("/type").asString()).isEqualTo("CUSTOMER_CHANGED");
        assertThat(last.at("/actor").asString()).isEqualTo(customer.text());
        assertThat(last.at("/data/customerId").asString()).isEqualTo(customer.text());
        assertThat(EventProbe.on(jdbc).typesOf(order)).containsOnlyOnce("order.customer_changed");
    }

    @Test
    void staffFindCustomersByOrderNumber() {
        var customer = logins.customer();
        var own = order(email);
        var guests = order(email);
        jdbc.sql("update orders.orders set customer_id = :customer where id = :id")
                .param("customer", customer.id())
                .param("id", own)
                .update();
        var staff = api.as(logins.owner().token());

        var found = staff.get("/admin/v1/customers?q=" + number(own).toLowerCase(Locale.ROOT))
                .expect(200);

        assertThat(found.json().at("/items").size()).isEqualTo(1);
        assertThat(found.at("/items/0/id")).isEqualTo(customer.id().text());
        // The caller, the accounts that start like this, the order, the profiles, the accounts.
        assertThat(found.statements()).hasSize(5);
        assertThat(staff.get("/admin/v1/customers?q=" + number(guests))
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    private String number(OrderId id) {
        return jdbc.sql("select number from orders.orders where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }

    @Test
    void anOrderIsClaimedHoweverItRacesWithTheVerification() throws Exception {
        register();
        var carts = new ArrayList<BuyingShop.GuestCart>();
        for (int index = 0; index < 6; index++) {
            carts.add(paying(email));
        }
        var steps = new ArrayList<Callable<Object>>();
        carts.forEach(cart -> steps.add(() -> shop.complete(cart).expect(201)));
        steps.add(3, () -> {
            verify();
            return true;
        });
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var step : threads.invokeAll(steps)) {
                step.get();
            }
        }
        delivered();

        assertThat(signedIn()
                        .get("/store/v1/orders")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(6);
        assertThat(jdbc.sql("""
                        select count(*) from orders.timeline t join orders.orders o on o.id = t.order_id
                        where lower(o.email) = :email and t.type = 'CUSTOMER_CHANGED'
                        """).param("email", email).query(Long.class).single())
                .isEqualTo(6);
    }

    @Test
    void anOrderOfACustomerIsNeverMovedAndADisabledAccountClaimsNothing() {
        var stranger = logins.customer();
        var order = order(email);
        jdbc.sql("update orders.orders set customer_id = :customer where id = :id")
                .param("customer", stranger.id())
                .param("id", order)
                .update();
        register();
        verify();
        delivered();
        assertThat(customerOf(order)).isEqualTo(stranger.id().value());

        jdbc.sql("update identity.accounts set status = 'DISABLED' where email_key = :email")
                .param("email", email)
                .update();
        var later = order(email);
        delivered();
        assertThat(customerOf(later)).isNull();
    }

    @Test
    void anAddressThatStaffSetClaimsNoOrdersUntilItsOwnerProvesIt() {
        var customer = logins.customer();
        var order = order(email);
        api.as(logins.owner().token())
                .with("If-Match", "\"1\"")
                .patch("/admin/v1/customers/" + customer.id().text(), Map.of("email", email))
                .expect(200);
        delivered();

        assertThat(customerOf(order)).isNull();
        var later = order(email);
        delivered();
        assertThat(customerOf(later)).isNull();
        proveByReset();
        var proven = order(email);
        delivered();
        assertThat(customerOf(proven)).isEqualTo(customer.id().value());
    }

    /// The owner sets a password through a link that was mailed to the address.
    private void proveByReset() {
        api.post("/store/v1/auth/password/forgot", Map.of("email", email)).expect(202);
        var token = await().until(
                        () -> sink.to(email).stream()
                                .filter(received -> received.subject().startsWith("Set a new password"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .token();
        api.post("/store/v1/auth/password/reset", Map.of("token", token, "password", PASSWORD))
                .expect(204);
    }

    @Test
    void purchasesAndLimitsOfBuyersCountClaimedOrders() {
        var order = order(email);
        var promotion = promotion();
        var guest = new PromotionBuyer(null, email, Set.of());
        transactions.executeWithoutResult(
                _ -> promotions.claim(order.value(), guest, Money.of(1_000, "USD"), List.of(use(promotion))));
        register();
        verify();
        delivered();
        var customer = new CustomerId(customerOf(order));

        var elsewhere = new PromotionBuyer(customer, "elsewhere@example.com", Set.of());
        assertThat(history.orders(elsewhere)).isEqualTo(1);
        assertThat(history.orders(new PromotionBuyer(customer, email, Set.of())))
                .isEqualTo(1);
        assertThatThrownBy(() -> transactions.executeWithoutResult(_ -> promotions.claim(
                        UUID.randomUUID(), elsewhere, Money.of(1_000, "USD"), List.of(use(promotion)))))
                .isInstanceOf(PromotionsUnavailable.class);
        transactions.executeWithoutResult(_ -> {
            promotions.assign(List.of(order.value()), customer);
            promotions.release(order.value());
        });
        assertThat(jdbc.sql("select uses from promotion.counters where promotion_id = :id")
                        .param("id", promotion)
                        .query(Integer.class)
                        .list())
                .containsExactly(0, 0);
    }

    private static PromotionUse use(PromotionId promotion) {
        return new PromotionUse(promotion, 1L, null, Money.of(100, "USD"));
    }

    private PromotionId promotion() {
        var id = PromotionId.next();
        jdbc.sql("""
                        insert into promotion.promotions (id, version, name, title, status, priority, stacking,
                            requires_code, terms, buyer_limit, created_at, updated_at)
                        values (:id, 1, 'Claim', 'Claim', 'ACTIVE', 0, 'STACK', true,
                            '{"conditions": [], "actions": []}', 1, now(), now())
                        """).param("id", id).update();
        return id;
    }

    private OrderId order(String address) {
        return TypeIds.parse(
                OrderId.class, shop.complete(paying(address)).expect(201).at("/id"));
    }

    private BuyingShop.GuestCart paying(String address) {
        var mug = shop.variant(1_000, 10);
        jdbc.sql("update catalog.variants set shippable = false where id = :id")
                .param("id", mug)
                .update();
        var cart = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                address,
                "billingAddress",
                BuyingShop.ICELAND,
                "items",
                List.of(Map.of("variantId", mug.text(), "quantity", 1))));
        shop.pay(cart, "tok_approve").expect(201);
        return cart;
    }

    /// A stranger registers with the address of a person who ordered as a guest, and hopes for a click in the mailbox.
    @Test
    void theAccountOfAStrangerOpensNothingToThem() {
        var order = order(email);
        register();

        api.post(
                        "/store/v1/auth/email/verify",
                        Map.of("token", verification(), "password", "nine violins under a ladder"))
                .expectProblem(401, "invalid-credentials");

        delivered();
        assertThat(customerOf(order)).isNull();
        api.post("/store/v1/auth/login", Map.of("email", email, "password", PASSWORD))
                .expectProblem(401, "invalid-credentials");
        verify();
        delivered();
        assertThat(customerOf(order)).isNotNull();
    }

    private void register() {
        api.post(
                        "/store/v1/auth/register",
                        Map.of("email", email, "password", PASSWORD, "firstName", "Ada", "lastName", "Lovelace"))
                .expect(202);
    }

    private void verify() {
        api.post("/store/v1/auth/email/verify", Map.of("token", verification(), "password", PASSWORD))
                .expect(204);
    }

    private String verification() {
        return await().until(
                        () -> sink.to(email).stream()
                                .filter(received -> received.subject().startsWith("Confirm your e-mail address"))
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow()
                .token();
    }

    private Api signedIn() {
        return api.as(api.post("/store/v1/auth/login", Map.of("email", email, "password", PASSWORD))
                .expect(200)
                .at("/accessToken"));
    }

    private void delivered() {
        EventProbe.on(jdbc).awaitDelivered();
    }

    private UUID customerOf(OrderId id) {
        return jdbc.sql("select customer_id from orders.orders where id = :id")
                .param("id", id)
                .query((row, _) -> row.getObject(1, UUID.class))
                .list()
                .getFirst();
    }
}
