package dev.kontor.order.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.journeys.BuyingShop.GuestCart;
import dev.kontor.order.OrderId;
import dev.kontor.payment.Payments;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.tax.TaxDocuments;
import dev.kontor.tax.provider.TaxOperationJob;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TaxServiceStandIn;
import dev.kontor.testing.TaxServiceStandIn.Answer;
import dev.kontor.testing.TaxServiceStandIn.Book;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.awaitility.Awaitility;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// The tax service records orders to Uruguay: three mugs for 19.99 and shipping for 5.00.
@KontorTest
class OrderTaxTests {

    /// 59.97: 5.99 + 1.49; 5.00: 0.50 + 0.12.
    private static final long TAX = 599 + 149 + 50 + 12;

    private static final long AMOUNT = 5_997 + 500;

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private TaxOperationJob job;

    @Autowired
    private OrderTaxReports reports;

    @Autowired
    private Payments payments;

    @Autowired
    private TaxDocuments documents;

    private final TaxServiceStandIn service = TaxServiceStandIn.get();
    private BuyingShop shop;
    private VariantId mug;

    @BeforeEach
    void open() {
        service.documents(Answer.RIGHT);
        shop = new BuyingShop(api, jdbc);
        shop.country("UY", false, "0.2", "buying-uruguay", 500);
        mug = shop.variant(1_999, 50);
    }

    @AfterEach
    void answer() {
        service.documents(Answer.RIGHT);
    }

    @Test
    void anOrderIsCommittedOnceHoweverOftenItsEventIsDelivered() {
        var order = order("test", "tok_approve");
        sent(order);

        assertThat(tax(order).at("/status")).isEqualTo("COMMITTED");
        reports.report(uuid(order));
        reports.report(uuid(order));
        job.run();

        var book = book(order);
        assertThat(book.commits()).hasSize(1);
        var commit = book.commits().getFirst();
        assertThat(commit.path("orderNumber").asString()).isEqualTo(order.at("/number"));
        assertThat(commit.path("quote").asString()).startsWith("quote-");
        assertThat(commit.path("calculatedBy").asString()).isEqualTo("SERVICE");
        assertThat(commit.path("tax").longValue()).isEqualTo(TAX);
        assertThat(commit.at("/shipments/0/lines/0/taxes/1/jurisdiction").asString())
                .isEqualTo("Durazno");
        var shown = tax(order);
        assertThat(shown.at("/source")).isEqualTo("PROVIDER");
        assertThat(shown.at("/document")).isEqualTo("commit-" + uuid(order));
        assertThat(shown.json().at("/operations").size()).isEqualTo(1);
        assertThat(shown.at("/operations/0/status")).isEqualTo("DONE");
    }

    @Test
    void anUnpaidOrderThatIsCanceledIsVoided() {
        var order = order("bank-transfer", null);
        sent(order);
        assertThat(book(order).commits()).hasSize(1);

        cancel(order, List.of());
        sent(order);
        reports.report(uuid(order));
        job.run();

        assertThat(book(order).voids()).hasSize(1);
        assertThat(book(order).refunds()).isEmpty();
        assertThat(tax(order).at("/status")).isEqualTo("VOIDED");
    }

    @Test
    void aPaidOrderThatIsCanceledIsRefundedWhole() {
        var order = order("test", "tok_approve");
        sent(order);

        cancel(order, List.of());
        sent(order);
        reports.report(uuid(order));
        job.run();

        var book = book(order);
        assertThat(book.voids()).isEmpty();
        assertThat(book.refunds()).hasSize(1);
        assertThat(book.refunded("amount")).isEqualTo(AMOUNT);
        assertThat(book.refunded("tax")).isEqualTo(TAX);
    }

    @Test
    void partialCancellationsAndRefundsSumToWhatWasCommitted() {
        var order = order("test", "tok_approve");
        var line = order.at("/items/0/id");
        sent(order);

        cancel(order, List.of(Map.of("itemId", line, "quantity", 1)));
        sent(order);
        var book = book(order);
        assertThat(book.refunds()).hasSize(1);
        // A third of 599 and 149.
        assertThat(book.refunded("amount")).isEqualTo(1_999);
        assertThat(book.refunded("tax")).isEqualTo(200 + 50);

        refund(order, List.of(Map.of("id", line, "quantity", 1)));
        sent(order);
        assertThat(book.refunded("amount")).isEqualTo(3_998);
        assertThat(book.refunded("tax")).isEqualTo(399 + 99);

        refund(order, List.of(Map.of("id", line, "quantity", 1), Map.of("id", "shipping", "quantity", 1)));
        sent(order);
        reports.report(uuid(order));
        job.run();
        assertThat(book.refunded("amount")).isEqualTo(AMOUNT);
        assertThat(book.refunded("tax")).isEqualTo(TAX);
        assertThat(book.voids()).isEmpty();
    }

    /// The total was read after the items, so that a refund in between was taken for one of an amount and was borne by
    /// shipping as well.
    @Test
    void aRefundOfItemsThatIsMadeMeanwhileIsNotTakenForAnAmount() {
        var order = order("test", "tok_approve");
        sent(order);
        var items = List.of(Map.of("id", order.at("/items/0/id"), "quantity", 1));
        var refunded = new AtomicBoolean();
        var meanwhile = (Payments) Proxy.newProxyInstance(
                Payments.class.getClassLoader(), new Class<?>[] {Payments.class}, (_, method, arguments) -> {
                    var answer = method.invoke(payments, arguments);
                    if (!refunded.getAndSet(true)) {
                        refund(order, items);
                    }
                    return answer;
                });

        new OrderTaxReports(jdbc, meanwhile, documents).report(uuid(order));
        sent(order);

        assertThat(book(order).refunded("amount")).isEqualTo(1_999);
        assertThat(book(order).refunded("tax")).isEqualTo(200 + 50);
    }

    @Test
    void aRefundedAmountIsBorneByEverythingInProportion() {
        var order = order("test", "tok_approve");
        sent(order);

        refund(order, Map.of("amount", Map.of("amount", 1_000, "currency", "USD"), "reason", "Late."));
        sent(order);

        // Of 67.45 and 5.62 with tax: 9.23 and 0.77, as 8.21 + 0.82 + 0.20 and 0.69 + 0.07 + 0.02.
        var book = book(order);
        assertThat(book.refunds()).hasSize(1);
        assertThat(book.refunded("amount")).isEqualTo(821 + 69);
        assertThat(book.refunded("tax")).isEqualTo(82 + 20 + 7 + 2);
        cancel(order, List.of());
        sent(order);
        assertThat(book.refunded("amount")).isEqualTo(AMOUNT);
        assertThat(book.refunded("tax")).isEqualTo(TAX);
        assertThat(book.voids()).isEmpty();
    }

    @Test
    void anOrderWhosePaymentFailsIsNeverSent() {
        var cart = cart();
        shop.pay(cart, "tok_decline").expect(201);
        shop.complete(cart).expectProblem(402, "payment-declined");
        EventProbe.on(jdbc).awaitDelivered();

        var document = jdbc.sql("""
                        select d.status from tax.documents d join orders.orders o on o.id = d.reference
                        where o.cart_id = :cart
                        """)
                .param("cart", BuyingShop.uuid(cart))
                .query(String.class)
                .single();
        assertThat(document).isEqualTo("VOIDED");
    }

    @Test
    void aRejectedOrderIsShownAndCanBeRetried() {
        service.documents(Answer.STATUS_422);
        var order = order("test", "tok_approve");
        sent(order);

        var shown = tax(order);
        assertThat(shown.at("/status")).isEqualTo("QUOTED");
        assertThat(shown.at("/operations/0/status")).isEqualTo("FAILED");
        assertThat(shown.at("/operations/0/lastError")).isEqualTo("status 422");
        assertThat(staff().get("/admin/v1/shop/readiness").expect(200).text()).contains(order.at("/number"));
        // What follows waits.
        cancel(order, List.of());
        EventProbe.on(jdbc).awaitDelivered();
        service.documents(Answer.RIGHT);
        job.run();
        assertThat(book(order).refunds()).isEmpty();

        var path = "/admin/v1/orders/" + order.at("/id") + "/tax/retry";
        assertThat(staff().post(path).expect(200).at("/operations/0/status")).isEqualTo("PENDING");
        sent(order);

        assertThat(book(order).commits()).hasSize(1);
        assertThat(book(order).refunds()).hasSize(1);
        assertThat(staff().post(path).expect(200).at("/operations/0/status")).isEqualTo("DONE");
    }

    @Test
    void aLostAnswerIsRepeatedWithTheSameKey() {
        service.documents(Answer.LOST);
        var order = order("test", "tok_approve");
        EventProbe.on(jdbc).awaitDelivered();
        job.run();
        Awaitility.await().until(() -> tax(order).at("/operations/0/lastError").equals("time-out"));
        assertThat(book(order).commits()).hasSize(1);

        service.documents(Answer.RIGHT);
        staff().post("/admin/v1/orders/" + order.at("/id") + "/tax/retry").expect(200);
        sent(order);

        assertThat(book(order).commits()).hasSize(1);
        assertThat(tax(order).at("/status")).isEqualTo("COMMITTED");
    }

    @Test
    void anOrderThatNoServiceTaxesHasNoRecord() {
        var placed =
                shop.complete(shop.payingCart(Map.of(mug, 1), "tok_approve")).expect(201);

        var shown = staff().get("/admin/v1/orders/" + placed.at("/id") + "/tax").expect(200);

        assertThat(shown.at("/source")).isEqualTo("RATES");
        assertThat(shown.json().has("status")).isFalse();
        assertThat(shown.json().at("/operations").size()).isZero();
        staff().get("/admin/v1/orders/" + OrderId.next().text() + "/tax").expectProblem(404, "not-found");
    }

    /// Waits until nothing is left to send, or was given up.
    private void sent(Api.Response order) {
        EventProbe.on(jdbc).awaitDelivered();
        Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> {
            job.run();
            return jdbc.sql("select count(*) from tax.operations where reference = :id and status = 'PENDING'")
                            .param("id", uuid(order))
                            .query(Long.class)
                            .single()
                    == 0;
        });
    }

    private Api.Response tax(Api.Response order) {
        return staff().get("/admin/v1/orders/" + order.at("/id") + "/tax").expect(200);
    }

    private Book book(Api.Response order) {
        return service.book(uuid(order).toString());
    }

    private static UUID uuid(Api.Response order) {
        return TypeIds.parse(OrderId.class, order.at("/id")).value();
    }

    private void cancel(Api.Response order, List<?> items) {
        staff().withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order.at("/id") + "/cancel",
                        items.isEmpty() ? Map.of("reason", "Late.") : Map.of("reason", "Late.", "items", items))
                .expect(200);
    }

    private void refund(Api.Response order, List<?> items) {
        refund(order, Map.of("items", items, "reason", "Late."));
    }

    private void refund(Api.Response order, Map<String, ?> request) {
        var payment =
                staff().get("/admin/v1/orders/" + order.at("/id")).expect(200).at("/paymentId");
        staff().withIdempotencyKey()
                .post("/admin/v1/payments/" + payment + "/refunds", request)
                .expect(201);
    }

    private Api.Response order(String method, @Nullable String token) {
        var cart = cart();
        cart.api()
                .withIdempotencyKey()
                .post(
                        cart.path("/payments"),
                        token == null ? Map.of("method", method) : Map.of("method", method, "token", token))
                .expect(201);
        var placed = shop.complete(cart).expect(201);
        return staff().get("/admin/v1/orders/" + placed.at("/id")).expect(200);
    }

    private GuestCart cart() {
        var cart = shop.cart(Map.of(
                "currency",
                "USD",
                "email",
                "ada@example.com",
                "shippingAddress",
                Map.of(
                        "firstName",
                        "Ada",
                        "lastName",
                        "Lovelace",
                        "line1",
                        "Calle 1",
                        "city",
                        "Durazno",
                        "postcode",
                        "97000",
                        "country",
                        "UY"),
                "items",
                List.of(Map.of("variantId", mug.text(), "quantity", 3))));
        cart.api()
                .put(cart.path("/shipping-selection"), Map.of("code", "buying-uruguay"))
                .expect(200);
        return cart;
    }

    private Api staff() {
        return api.as(logins.owner().token());
    }
}
