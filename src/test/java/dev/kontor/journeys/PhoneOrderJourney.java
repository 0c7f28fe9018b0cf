package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Staff take an order by phone: they prepare a draft, and the buyer pays by a link, or staff complete it.
@KontorTest
class PhoneOrderJourney {

    private static final String DRAFTS = "/admin/v1/draft-orders";

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private MailSink mails;

    private BuyingShop shop;
    private Logins.Staff login;
    private Api staff;
    private VariantId mug;
    private String email;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        mug = shop.variant(1_000, 10);
        login = logins.staff(
                Permission.ORDERS_READ, Permission.ORDERS_WRITE, Permission.PRICES_OVERRIDE, Permission.PAYMENTS_WRITE);
        staff = api.as(login.token());
        email = "phone-" + UUID.randomUUID() + "@example.com";
    }

    @Test
    void aBuyerPaysByTheLinkForWhatWasAgreedOnThePhone() {
        var plate = shop.variant(500, 10);
        var created = staff.post(
                        DRAFTS,
                        Map.of(
                                "currency",
                                "USD",
                                "email",
                                email,
                                "shippingAddress",
                                BuyingShop.ICELAND,
                                "items",
                                List.of(Map.of("variantId", mug.text(), "quantity", 2))))
                .expect(201);
        var path = DRAFTS + "/" + created.at("/draft/id");
        assertThat(created.requiredHeader("Location")).isEqualTo(path);
        assertThat(created.at("/draft/createdBy")).isEqualTo(login.id().text());
        assertThat(created.json().at("/cart/token").isMissingNode()).isTrue();
        staff.post(path + "/payment-link").expectProblem(409, "invalid-state-transition");
        staff.post(path + "/items", Map.of("variantId", plate.text())).expect(200);
        var shipped = tagged(path)
                .put(path + "/shipping-selection", Map.of("code", "buying-iceland"))
                .expect(200);
        assertThat(shipped.at("/cart/totals/total/amount")).isEqualTo("3000");

        var item = shipped.at("/cart/items/0/id");
        var priced = tagged(path)
                .put(
                        path + "/items/" + item + "/price",
                        Map.of("unitPrice", usd(800), "reason", "Promised on the phone"))
                .expect(200);
        assertThat(priced.at("/cart/totals/total/amount")).isEqualTo("2600");
        assertThat(priced.at("/agreedPrices/0/itemId")).isEqualTo(item);
        assertThat(priced.at("/agreedPrices/0/reason")).isEqualTo("Promised on the phone");
        assertThat(priced.at("/agreedPrices/0/by")).isEqualTo(login.id().text());
        assertThat(audited(path)).contains("draft_order.created", "draft_order.price_overridden");

        var held = staff.put(path + "/stock-hold", Map.of("minutes", 60)).expect(200);
        assertThat(held.json().at("/draft/stockHeldUntil").isMissingNode()).isFalse();
        assertThat(shop.free(mug)).isEqualTo(8);
        var linked = staff.post(path + "/payment-link").expect(200);
        assertThat(linked.json().at("/draft/linkValidUntil").isMissingNode()).isFalse();

        shop.price(mug, "USD", 9_900);
        shop.price(plate, "USD", 9_900);
        var token = token(mails.nth(email, 1).text());
        var opened = api.post("/store/v1/payment-links", Map.of("token", token)).expect(200);
        assertThat(opened.at("/totals/total/amount"))
                .as("the prices of the link")
                .isEqualTo("2600");
        assertThat(opened.json().at("/problems").size()).isEqualTo(0);
        assertThat(opened.at("/token")).isEqualTo(token);
        var cart = new BuyingShop.GuestCart(opened.at("/id"), token, api.with("X-Cart-Token", token));
        cart.api()
                .post(cart.path("/items"), Map.of("variantId", plate.text()))
                .expectProblem(409, "invalid-state-transition");
        cart.api().patch(cart.path(""), Map.of("note", "Mine")).expectProblem(409, "invalid-state-transition");
        cart.api().delete(cart.path("/items/" + item)).expectProblem(409, "invalid-state-transition");
        cart.api().post(cart.path("/quote")).expectProblem(409, "invalid-state-transition");
        cart.api().delete(cart.path("")).expectProblem(409, "invalid-state-transition");
        var explained = cart.api().get(cart.path("/explain")).expect(200);
        assertThat(explained.at("/parts/0/rule")).isEqualTo("PRICE_OVERRIDE");

        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);

        assertThat(order.at("/total/amount")).isEqualTo("2600");
        assertThat(shop.free(mug)).as("held units are taken, not held twice").isEqualTo(8);
        var managed = staff.get("/admin/v1/orders/" + order.at("/id")).expect(200);
        assertThat(managed.at("/createdBy")).isEqualTo(login.id().text());
        assertThat(managed.at("/items/0/unitPrice/amount")).isEqualTo("800");
        assertThat(managed.at("/agreedPrices/0/reason")).isEqualTo("Promised on the phone");
        assertThat(staff.get("/admin/v1/orders/" + order.at("/id") + "/explain")
                        .expect(200)
                        .at("/parts/0/rule"))
                .isEqualTo("PRICE_OVERRIDE");
        assertThat(api.with("X-Order-Token", order.at("/token"))
                        .get("/store/v1/orders/" + order.at("/id"))
                        .expect(200)
                        .text())
                .doesNotContain("Promised on the phone");
        api.post("/store/v1/payment-links", Map.of("token", token)).expectProblem(422, "link-expired");
        var done = staff.get(path).expect(200);
        assertThat(done.at("/draft/status")).isEqualTo("COMPLETED");
        assertThat(done.at("/draft/orderId")).isEqualTo(order.at("/id"));
    }

    @Test
    void staffCompleteTheDraftWithAPaymentMethodThatNeedsNoBuyer() {
        var customer = logins.customer();
        var draft = ready(customer.id().text());
        assertThat(draft.at("/cart/email")).isEqualTo(customer.email());
        var path = path(draft);
        staff.withIdempotencyKey()
                .post(path + "/complete", Map.of("paymentMethod", "test"))
                .expectProblem(422, "rejected");
        staff.withIdempotencyKey()
                .post(path + "/complete", Map.of("paymentMethod", "bank-transfer", "expectedTotal", usd(1)))
                .expectProblem(409, "price-changed");
        assertThat(shop.free(mug)).isEqualTo(10);

        var key = staff.withIdempotencyKey();
        var request = Map.of("paymentMethod", "bank-transfer", "expectedTotal", usd(2_500));
        var order = key.post(path + "/complete", request).expect(201);
        var again = key.post(path + "/complete", request).expect(201);

        assertThat(again.at("/orderId")).isEqualTo(order.at("/orderId"));
        assertThat(order.at("/paymentStatus")).isEqualTo("AWAITING_TRANSFER");
        assertThat(shop.free(mug)).isEqualTo(8);
        assertThat(api.as(customer.token())
                        .get("/store/v1/orders/" + order.at("/orderId"))
                        .expect(200)
                        .at("/totals/total/amount"))
                .isEqualTo("2500");
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/orders/" + order.at("/orderId") + "/payments",
                        Map.of("amount", usd(2_500), "note", "Statement 4"))
                .expect(201);
        staff.withIdempotencyKey().post(path + "/complete", request).expectProblem(409, "cart-already-completed");
        tagged(path).delete(path).expectProblem(409, "cart-already-completed");
        assertThat(audited(path)).contains("draft_order.ordered");
    }

    @Test
    void aChangeOfTheDraftEndsItsLinkAndItsHold() {
        var draft = ready(null);
        var path = path(draft);
        staff.put(path + "/stock-hold", Map.of("minutes", 60)).expect(200);
        staff.put(path + "/stock-hold", Map.of("minutes", 30)).expect(200);
        assertThat(shop.free(mug)).as("the second hold replaces the first").isEqualTo(8);
        staff.put(path + "/stock-hold", Map.of("minutes", 43_200)).expectProblem(422, "rejected");
        staff.post(path + "/payment-link").expect(200);
        var token = token(mails.nth(email, 1).text());
        api.post("/store/v1/payment-links", Map.of("token", token)).expect(200);

        var changed = staff.post(path + "/items", Map.of("variantId", mug.text(), "quantity", 3))
                .expect(200);

        assertThat(changed.json().at("/draft/linkValidUntil").isMissingNode()).isTrue();
        assertThat(changed.json().at("/draft/stockHeldUntil").isMissingNode()).isTrue();
        assertThat(shop.free(mug)).isEqualTo(10);
        api.post("/store/v1/payment-links", Map.of("token", token)).expectProblem(422, "link-expired");
        api.with("X-Cart-Token", token)
                .get("/store/v1/carts/" + draft.at("/draft/id"))
                .expectProblem(404, "not-found");
        staff.put(path + "/stock-hold", Map.of("minutes", 60)).expect(200);
        staff.post(path + "/payment-link").expect(200);
        var second = token(mails.nth(email, 2).text());
        staff.delete(path + "/payment-link").expect(200);
        api.post("/store/v1/payment-links", Map.of("token", second)).expectProblem(422, "link-expired");
        tagged(path).delete(path).expect(204);
        assertThat(shop.free(mug)).isEqualTo(10);
        staff.get(path).expectProblem(404, "not-found");
    }

    @Test
    void aDeclinedCardDoesNotEndTheHoldOfTheDraft() {
        var draft = ready(null);
        var path = path(draft);
        var until = staff.put(path + "/stock-hold", Map.of("minutes", 60))
                .expect(200)
                .at("/draft/stockHeldUntil");
        staff.post(path + "/payment-link").expect(200);
        var token = token(mails.nth(email, 1).text());
        var cart = new BuyingShop.GuestCart(draft.at("/draft/id"), token, api.with("X-Cart-Token", token));
        shop.pay(cart, "tok_decline").expect(201);

        shop.complete(cart).expectProblem(402, "payment-declined");

        assertThat(shop.free(mug)).as("still on hold").isEqualTo(8);
        assertThat(staff.get(path).expect(200).at("/draft/stockHeldUntil")).isEqualTo(until);
        assertThat(jdbc.sql("select sum(held_delta)::int from inventory.movements where variant_id = :id")
                        .param("id", mug.value())
                        .query(Integer.class)
                        .single())
                .as("of the ledger")
                .isEqualTo(2);
        shop.pay(cart, "tok_approve").expect(201);
        shop.complete(cart).expect(201);
        assertThat(shop.free(mug)).as("held units are taken, not held twice").isEqualTo(8);
    }

    @Test
    void anExpiredLinkOpensNothingAndAnExpiredHoldIsSoldToOthers() {
        var draft = ready(null);
        var path = path(draft);
        staff.put(path + "/stock-hold", Map.of("minutes", 60)).expect(200);
        staff.post(path + "/payment-link").expect(200);
        var token = token(mails.nth(email, 1).text());
        jdbc.sql(
                        "update cart.carts set link_until = now() - interval '1 second', hold_until = now() - interval '1 second' where id = :id")
                .param("id", id(draft))
                .update();

        api.post("/store/v1/payment-links", Map.of("token", token)).expectProblem(422, "link-expired");
        api.with("X-Cart-Token", token)
                .withIdempotencyKey()
                .post("/store/v1/carts/" + draft.at("/draft/id") + "/complete", Map.of())
                .expectProblem(404, "not-found");
        assertThat(staff.get(path)
                        .expect(200)
                        .json()
                        .at("/draft/stockHeldUntil")
                        .isMissingNode())
                .isTrue();
    }

    @Test
    void onlyStaffWithThePermissionReachDrafts() {
        var customer = logins.customer();
        var draft = ready(customer.id().text());
        var path = path(draft);
        var cart = "/store/v1/carts/" + draft.at("/draft/id");
        var buyer = api.as(customer.token());

        buyer.get(cart).expectProblem(404, "not-found");
        buyer.get("/store/v1/me/cart").expectProblem(404, "not-found");
        api.get(cart).expectProblem(404, "not-found");
        api.post("/store/v1/payment-links", Map.of("token", "unknown")).expectProblem(422, "link-expired");
        var clerk = api.as(
                logins.staff(Permission.ORDERS_READ, Permission.ORDERS_WRITE).token());
        clerk.with("If-Match", "*")
                .put(
                        path + "/items/" + draft.at("/cart/items/0/id") + "/price",
                        Map.of("unitPrice", usd(1), "reason", "No"))
                .expectProblem(403, "missing-permission");
        assertThat(clerk.get(path).expect(200).json().at("/agreedPrices").size())
                .isZero();
        var buyers = shop.readyCart(Map.of(mug, 1));
        clerk.get(DRAFTS + "/" + buyers.id()).expectProblem(404, "not-found");
        clerk.post(DRAFTS + "/" + buyers.id() + "/items", Map.of("variantId", mug.text()))
                .expectProblem(404, "not-found");
        clerk.withIdempotencyKey()
                .post(DRAFTS + "/" + buyers.id() + "/complete", Map.of("paymentMethod", "bank-transfer"))
                .expectProblem(404, "not-found");
        var listed = clerk.get(DRAFTS + "?createdBy=" + login.id().text()).expect(200);
        assertThat(listed.json().at("/items").size()).isEqualTo(1);
        assertThat(listed.at("/items/0/id")).isEqualTo(draft.at("/draft/id"));
    }

    @Test
    void pricesInOtherCurrenciesAndNegativeOnesAreRejected() {
        var draft = ready(null);
        var path = path(draft) + "/items/" + draft.at("/cart/items/0/id") + "/price";

        tagged(path(draft))
                .put(path, Map.of("unitPrice", Map.of("amount", 5, "currency", "EUR"), "reason", "Wrong"))
                .expectProblem(422, "rejected");
        tagged(path(draft))
                .put(path, Map.of("unitPrice", usd(-1), "reason", "Wrong"))
                .expectProblem(422, "rejected");
        tagged(path(draft))
                .put(path, Map.of("unitPrice", usd(5), "reason", " "))
                .expect(400);
        tagged(path(draft))
                .put(path, Map.of("unitPrice", usd(0), "reason", "A gift"))
                .expect(200);
        var reset = tagged(path(draft)).delete(path).expect(200);

        assertThat(reset.json().at("/agreedPrices").size()).isZero();
        assertThat(reset.at("/cart/totals/total/amount")).isEqualTo("2500");
    }

    @Test
    void aDraftIsChangedByTheRulesOfCarts() {
        var draft = ready(null);
        var path = path(draft);
        var code = "phone-" + UUID.randomUUID().toString().substring(0, 8);
        var owner = api.as(logins.owner().token());
        var promotion = owner.post("/admin/v1/promotions", """
                        {"name": "Phone", "title": "By phone", "requiresCode": true, "codes": ["%s"],
                         "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 10},
                                      "items": {"matching": {"variants": ["%s"]}}}]}
                        """.formatted(code, mug.text()))
                .expect(201)
                .at("/id");
        owner.post("/admin/v1/promotions/" + promotion + "/activate").expect(200);

        var options = staff.get(path + "/shipping-options").expect(200);
        var reduced = staff.post(path + "/codes", Map.of("code", code)).expect(200);
        var restored = tagged(path).delete(path + "/codes/" + code).expect(200);
        owner.post("/admin/v1/promotions/" + promotion + "/archive");
        var noted = tagged(path).patch(path, Map.of("note", "Ring twice")).expect(200);
        var more = tagged(path)
                .patch(path + "/items/" + draft.at("/cart/items/0/id"), Map.of("quantity", 5))
                .expect(200);
        staff.post(path + "/codes", Map.of("code", "no-such-code")).expectProblem(422, "promotion-not-applicable");
        staff.delete(path + "/items/" + draft.at("/cart/items/0/id")).expectProblem(428, "precondition-required");
        var empty = tagged(path)
                .delete(path + "/items/" + draft.at("/cart/items/0/id"))
                .expect(200);

        assertThat(options.text()).contains("buying-iceland");
        assertThat(reduced.at("/cart/totals/total/amount")).isEqualTo("2300");
        assertThat(restored.at("/cart/totals/total/amount")).isEqualTo("2500");
        assertThat(noted.at("/cart/note")).isEqualTo("Ring twice");
        assertThat(more.at("/cart/totals/total/amount")).isEqualTo("5500");
        assertThat(empty.json().at("/cart/items").size()).isZero();
        staff.put(path + "/stock-hold", Map.of("minutes", 60)).expectProblem(409, "invalid-state-transition");
        assertThat(audited(path)).containsOnly("draft_order.created", "draft_order.updated");
        staff.post(DRAFTS, Map.of("customerId", "cus_01h455vb4pex5vsknk084sn02q"))
                .expectProblem(422, "rejected");
    }

    @Test
    void aPastOrderBecomesADraftForItsBuyer() {
        var order =
                shop.complete(shop.payingCart(Map.of(mug, 2), "tok_approve")).expect(201);

        var copied = staff.post("/admin/v1/orders/" + order.at("/id") + "/draft-order")
                .expect(201);

        assertThat(copied.at("/items/0/addedQuantity")).isEqualTo("2");
        assertThat(copied.at("/draftOrder/cart/email")).isEqualTo("ada@example.com");
        assertThat(copied.at("/draftOrder/cart/shippingAddress/city")).isEqualTo("Reykjavik");
        staff.post("/admin/v1/orders/ord_01h455vb4pex5vsknk084sn02q/draft-order")
                .expectProblem(404, "not-found");
    }

    @Test
    void twoStaffAndTheBuyerCompleteOneDraftAtOnce() throws Exception {
        var draft = ready(null);
        var path = path(draft);
        staff.put(path + "/stock-hold", Map.of("minutes", 60)).expect(200);
        staff.post(path + "/payment-link").expect(200);
        var token = token(mails.nth(email, 1).text());
        var cart = new BuyingShop.GuestCart(draft.at("/draft/id"), token, api.with("X-Cart-Token", token));
        shop.pay(cart, "tok_approve").expect(201);
        var other = api.as(logins.staff(Permission.ORDERS_WRITE).token());
        Callable<Api.Response> byStaff =
                () -> staff.withIdempotencyKey().post(path + "/complete", Map.of("paymentMethod", "bank-transfer"));
        Callable<Api.Response> byOther =
                () -> other.withIdempotencyKey().post(path + "/complete", Map.of("paymentMethod", "bank-transfer"));
        Callable<Api.Response> byBuyer = () -> shop.complete(cart);

        var answers = together(List.of(byStaff, byOther, byBuyer, byBuyer, byBuyer));

        assertThat(answers).filteredOn(answer -> answer.status() == 201).isNotEmpty();
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> assertThat(answer.status()).isEqualTo(409));
        assertThat(shop.orders(cart)).isEqualTo(1);
        assertThat(shop.free(mug)).isEqualTo(8);
        assertThat(shop.charges(cart)).isLessThanOrEqualTo(1);
    }

    @Test
    void aHoldThatIsReleasedDuringCompletionsNeverOversells() throws Exception {
        var last = shop.variant(1_000, 1);
        var drafts = new ArrayList<Api.Response>();
        for (int index = 0; index < 4; index++) {
            drafts.add(ready(null, last, 1));
        }
        var held = path(drafts.getFirst());
        staff.put(held + "/stock-hold", Map.of("minutes", 60)).expect(200);
        staff.put(path(drafts.get(1)) + "/stock-hold", Map.of("minutes", 60)).expectProblem(409, "out-of-stock");
        Callable<Api.Response> release = () -> staff.delete(held + "/stock-hold");

        var calls = new ArrayList<Callable<Api.Response>>();
        calls.add(release);
        drafts.forEach(draft -> calls.add(() ->
                staff.withIdempotencyKey().post(path(draft) + "/complete", Map.of("paymentMethod", "bank-transfer"))));
        var answers = together(calls);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSizeLessThanOrEqualTo(1);
        assertThat(shop.free(last)).isBetween(0, 1);
        assertThat(jdbc.sql("select count(*) from orders.order_lines where variant_id = :id")
                        .param("id", last.value())
                        .query(Long.class)
                        .single())
                .isLessThanOrEqualTo(1);
    }

    @Test
    void theUnitsOfAnExpiredHoldAreSoldOnce() throws Exception {
        var last = shop.variant(1_000, 1);
        var holder = ready(null, last, 1);
        var other = ready(null, last, 1);
        staff.put(path(holder) + "/stock-hold", Map.of("minutes", 60)).expect(200);
        jdbc.sql("""
                        update inventory.reservations set expires_at = now() - interval '1 second'
                        where reference = (select hold_reference from cart.carts where id = :id)
                        """).param("id", id(holder)).update();
        var calls = List.of(holder, other).stream()
                .<Callable<Api.Response>>map(draft -> () -> staff.withIdempotencyKey()
                        .post(path(draft) + "/complete", Map.of("paymentMethod", "bank-transfer")))
                .toList();

        var answers = together(calls);

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(1);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.expectProblem(409, "out-of-stock"));
        assertThat(shop.free(last)).isZero();
    }

    private Api.Response ready(@Nullable String customer) {
        return ready(customer, mug, 2);
    }

    /// A draft that only lacks a payment.
    private Api.Response ready(@Nullable String customer, VariantId variant, int units) {
        var created = staff.post(DRAFTS, request(customer, variant, units)).expect(201);
        var path = path(created);
        return tagged(path)
                .put(path + "/shipping-selection", Map.of("code", "buying-iceland"))
                .expect(200);
    }

    private Map<String, Object> request(@Nullable String customer, VariantId variant, int units) {
        return Map.of(
                "currency",
                "USD",
                customer == null ? "email" : "customerId",
                customer == null ? email : customer,
                "shippingAddress",
                BuyingShop.ICELAND,
                "items",
                List.of(Map.of("variantId", variant.text(), "quantity", units)));
    }

    private Api tagged(String path) {
        return staff.with("If-Match", staff.get(path).expect(200).requiredHeader("ETag"));
    }

    private static String path(Api.Response draft) {
        return DRAFTS + "/" + draft.at("/draft/id");
    }

    private static UUID id(Api.Response draft) {
        return TypeIds.parse(dev.kontor.cart.CartId.class, draft.at("/draft/id"))
                .value();
    }

    private List<String> audited(String path) {
        return jdbc.sql("select action from audit.entries where object = :object")
                .param("object", path.substring(path.lastIndexOf('/') + 1))
                .query(String.class)
                .list();
    }

    private static String token(String mail) {
        int start = mail.indexOf("/cart/pay#token=") + "/cart/pay#token=".length();
        return mail.substring(start).split("\\s", 2)[0];
    }

    private static Map<String, Object> usd(long amount) {
        return Map.of("amount", amount, "currency", "USD");
    }

    private static List<Api.Response> together(List<Callable<Api.Response>> calls) throws Exception {
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = new ArrayList<Api.Response>();
            for (var answer : threads.invokeAll(calls)) {
                answers.add(answer.get());
            }
            return answers;
        }
    }
}
