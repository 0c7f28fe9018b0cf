package dev.kontor.order.credit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Customers buy on account as long as they owe no more than the shop allows.
@KontorTest
class CreditLimitTests {

    private static final String WAY = "/admin/v1/payment-providers/on-account";
    private static final String ON_ACCOUNT = "on-account";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;
    private Api any;
    private Logins.Customer customer;
    private BuyingShop shop;
    private VariantId mug;

    /// Of a cart with one mug.
    private long total;

    @BeforeEach
    void open() {
        staff = api.as(logins.owner().token());
        any = staff.with("If-Match", "*");
        any.patch(WAY, Map.of("offered", true)).expect(200);
        customer = logins.customer();
        shop = new BuyingShop(api.as(customer.token()), jdbc);
        mug = shop.variant(1_000, 100);
        total = shop.readyCart(Map.of(mug, 1))
                .api()
                .get("/store/v1/me/cart")
                .expect(200)
                .json()
                .at("/totals/total/amount")
                .asLong();
    }

    @AfterEach
    void restore() {
        any.patch(WAY, "{\"offered\":null,\"creditLimits\":null}").expect(200);
    }

    @Test
    void theCustomerBuysOnAccountUpToTheLimit() {
        limit(2 * total);
        var order = order();
        order();
        assertThat(own("/accounts/0/outstanding/amount")).isEqualTo(String.valueOf(2 * total));
        assertThat(own("/accounts/0/limit/amount")).isEqualTo(String.valueOf(2 * total));
        assertThat(own("/accounts/0/available/amount")).isEqualTo("0");

        var third = shop.readyCart(Map.of(mug, 1));
        assertThat(offered(third)).contains("test").doesNotContain(ON_ACCOUNT);
        start(third).expectProblem(422, "rejected");

        record(order, total - 1);
        assertThat(offered(third)).doesNotContain(ON_ACCOUNT);
        record(order, 1);
        assertThat(offered(third)).contains(ON_ACCOUNT);
        start(third).expect(201);
        shop.complete(third).expect(201);
    }

    @Test
    void aStartedPaymentBeyondTheLimitPlacesNoOrder() {
        limit(total);
        var first = started();
        var second = started();
        shop.complete(first).expect(201);
        var free = shop.free(mug);

        var refused = shop.complete(second).expectProblem(409, "credit-limit");

        assertThat(refused.at("/detail")).doesNotContainPattern("[0-9]");
        assertThat(refused.at("/type")).endsWith("/problems/credit-limit");
        assertThat(shop.orders(second)).isZero();
        assertThat(shop.free(mug)).isEqualTo(free);
        assertThat(second.api().get(second.path("/checkout")).expect(200).at("/nextAction"))
                .isEqualTo("START_PAYMENT");
        shop.pay(second, "tok_approve").expect(201);
        shop.complete(second).expect(201);
    }

    @Test
    void ofParallelOrdersOnlyThoseWithinTheLimitPass() throws Exception {
        limit(2 * total);
        var carts = Stream.generate(this::started).limit(6).toList();

        var statuses = TestOrders.race(carts.stream()
                .map(cart -> (Callable<Integer>) () -> shop.complete(cart).status())
                .toList());

        assertThat(statuses).filteredOn(status -> status == 201).hasSize(2);
        assertThat(statuses).filteredOn(status -> status == 409).hasSize(4);
        assertThat(own("/accounts/0/outstanding/amount")).isEqualTo(String.valueOf(2 * total));
    }

    @Test
    void ofSeveralPaymentsOnlyThoseOnAccountCount() {
        limit(total - 400);
        var cart = shop.readyCart(Map.of(mug, 1));
        assertThat(offered(cart)).doesNotContain(ON_ACCOUNT);
        start(cart).expectProblem(422, "rejected");
        part(cart, "test", 399).expect(201);
        assertThat(offered(cart)).doesNotContain(ON_ACCOUNT);
        start(cart).expectProblem(422, "rejected");
        part(cart, "test", 1).expect(201);

        assertThat(offered(cart)).contains(ON_ACCOUNT);
        start(cart).expect(201);
        var completed = shop.complete(cart).expect(201);

        assertThat(own("/accounts/0/outstanding/amount")).isEqualTo(String.valueOf(total - 400));
        assertThat(completed.statements())
                .as("what the customer owes is added up once")
                .filteredOn(sql -> sql.contains("select id, cart_id, payment_id, status from orders.orders"))
                .hasSize(1);
    }

    @Test
    void aPartCanBePaidOnAccountFirst() {
        limit(total - 400);
        var cart = shop.readyCart(Map.of(mug, 1));
        part(cart, ON_ACCOUNT, total - 399).expectProblem(422, "rejected");
        part(cart, ON_ACCOUNT, total - 400).expect(201);
        assertThat(offered(cart))
                .as("all of the rest on account would be too much")
                .doesNotContain(ON_ACCOUNT);
        part(cart, ON_ACCOUNT, 1).expectProblem(422, "rejected");
        assertThat(cart.api().get(cart.path("/checkout")).expect(200).at("/nextAction"))
                .isEqualTo("START_PAYMENT");

        part(cart, "test", 400).expect(201);
        shop.complete(cart).expect(201);

        assertThat(own("/accounts/0/outstanding/amount")).isEqualTo(String.valueOf(total - 400));
        assertThat(own("/accounts/0/available/amount")).isEqualTo("0");
    }

    @Test
    void whatIsCanceledIsNotOwed() {
        limit(total);
        var order = order();
        assertThat(offered(shop.readyCart(Map.of(mug, 1)))).doesNotContain(ON_ACCOUNT);

        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order + "/cancel", Map.of("reason", "Agreed"))
                .expect(200);

        assertThat(own("/accounts/0/outstanding/amount")).isEqualTo("0");
        assertThat(offered(shop.readyCart(Map.of(mug, 1)))).contains(ON_ACCOUNT);
    }

    @Test
    void paymentsOfOtherWaysAreNotOwed() {
        limit(total);
        var transfer = shop.readyCart(Map.of(mug, 5));
        transfer.api()
                .withIdempotencyKey()
                .post(transfer.path("/payments"), Map.of("method", "bank-transfer"))
                .expect(201);
        shop.complete(transfer).expect(201);

        assertThat(own("/accounts/0/outstanding/amount")).isEqualTo("0");
        order();
    }

    @Test
    void limitsOfTheWayToPayAreForCustomersWithoutOwnLimits() {
        var guest = new BuyingShop(api, jdbc).readyCart(Map.of(mug, 1));
        assertThat(offered(guest)).contains(ON_ACCOUNT);
        start(guest).expect(201);
        any.patch(WAY, Map.of("creditLimits", List.of(dollars(total)))).expect(200);

        assertThat(offered(guest)).as("a guest owes without an account").doesNotContain(ON_ACCOUNT);
        var refused = new BuyingShop(api, jdbc).complete(guest).expectProblem(409, "credit-limit");
        assertThat(refused.at("/detail")).doesNotContainPattern("[0-9]");
        assertThat(offered(shop.readyCart(Map.of(mug, 1)))).contains(ON_ACCOUNT);
        assertThat(offered(shop.readyCart(Map.of(mug, 2)))).doesNotContain(ON_ACCOUNT);
        limit(10 * total);
        assertThat(offered(shop.readyCart(Map.of(mug, 2)))).contains(ON_ACCOUNT);
        limit(0);
        assertThat(offered(shop.readyCart(Map.of(mug, 1)))).doesNotContain(ON_ACCOUNT);
        set(List.of()).expect(200);
        assertThat(offered(shop.readyCart(Map.of(mug, 1)))).contains(ON_ACCOUNT);
    }

    @Test
    void aLimitInOneCurrencyIsNoneInOthers() {
        set(List.of(Map.of("amount", 1_000_000, "currency", "EUR"))).expect(200);

        assertThat(offered(shop.readyCart(Map.of(mug, 1)))).doesNotContain(ON_ACCOUNT);
    }

    @Test
    void staffSetLimits() {
        var before = staff.get(path()).expect(200);
        assertThat(before.at("/version")).isEqualTo("0");
        assertThat(before.json().at("/limits")).isEmpty();
        staff.put(path(), Map.of("limits", List.of())).expectProblem(428, "precondition-required");

        var changed = staff.with("If-Match", before.requiredHeader("ETag"))
                .put(path(), Map.of("limits", List.of(dollars(5_000))))
                .expect(200);

        assertThat(changed.at("/limits/0/amount")).isEqualTo("5000");
        assertThat(changed.at("/accounts/0/available/amount")).isEqualTo("5000");
        staff.with("If-Match", before.requiredHeader("ETag"))
                .put(path(), Map.of("limits", List.of()))
                .expectProblem(412, "precondition-failed");
        var entry = staff.get("/admin/v1/audit-log?requestId=" + changed.requiredHeader("X-Request-Id"))
                .expect(200)
                .json()
                .at("/items/0");
        assertThat(entry.at("/action").asString()).isEqualTo("credit_limit.updated");
        assertThat(entry.at("/after/limits/0/amount").asLong()).isEqualTo(5_000);
        for (var wrong : List.of(
                List.of(dollars(-1)),
                List.of(dollars(1), dollars(2)),
                List.of(Map.of("amount", 1, "currency", "CHF")))) {
            set(wrong).expectProblem(422, "rejected");
        }
        assertThat(staff.get(path()).expect(200).at("/version")).isEqualTo("1");
        staff.get("/admin/v1/customers/cus_01h455vb4pex5vsknk084sn02q/credit-limits")
                .expectProblem(404, "not-found");
    }

    @Test
    void onlyPurchasesOnAccountHaveCreditLimits() {
        any.patch("/admin/v1/payment-providers/bank-transfer", Map.of("creditLimits", List.of(dollars(1))))
                .expectProblem(422, "rejected");
    }

    private String order() {
        return shop.complete(started()).expect(201).at("/id");
    }

    private GuestCart started() {
        var cart = shop.readyCart(Map.of(mug, 1));
        start(cart).expect(201);
        return cart;
    }

    private static Api.Response start(GuestCart cart) {
        return cart.api().withIdempotencyKey().post(cart.path("/payments"), Map.of("method", ON_ACCOUNT));
    }

    /// A payment of a part of the total.
    private static Api.Response part(GuestCart cart, String method, long minor) {
        var body = new HashMap<String, Object>(Map.of("method", method, "amount", dollars(minor)));
        if (method.equals("test")) {
            body.put("token", "tok_approve");
        }
        return cart.api().withIdempotencyKey().post(cart.path("/payments"), body);
    }

    private static List<String> offered(GuestCart cart) {
        return cart.api()
                .get(cart.path("/payment-methods"))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(method -> method.at("/code").asString())
                .toList();
    }

    private void record(String order, long minor) {
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order + "/payments",
                        Map.of("amount", dollars(minor), "note", "Statement 7"))
                .expect(201);
    }

    private void limit(long minor) {
        set(List.of(dollars(minor))).expect(200);
    }

    private Api.Response set(List<?> limits) {
        return any.put(path(), Map.of("limits", limits));
    }

    private String own(String pointer) {
        return api.as(customer.token()).get("/store/v1/me/credit").expect(200).at(pointer);
    }

    private String path() {
        return "/admin/v1/customers/" + customer.id().text() + "/credit-limits";
    }

    private static Map<String, Object> dollars(long minor) {
        return Map.of("amount", minor, "currency", "USD");
    }
}
