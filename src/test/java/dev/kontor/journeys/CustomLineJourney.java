package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.cart.CartId;
import dev.kontor.catalog.VariantId;
import dev.kontor.document.DocumentFixtures;
import dev.kontor.inventory.LocationId;
import dev.kontor.order.OrderId;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Staff sell by phone what is not in the catalogue: a service at another tax rate, and a used part that is shipped.
@KontorTest
class CustomLineJourney {

    private static final String DRAFTS = "/admin/v1/draft-orders";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    @Autowired
    private MailSink mails;

    private BuyingShop shop;
    private Api staff;
    private VariantId mug;
    private String mark;
    private String email;

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        jdbc.sql("""
                        with category as (
                            insert into tax.categories (id, version, code, name, created_at, updated_at)
                            values (gen_random_uuid(), 1, 'custom-service', 'Services', now(), now())
                            on conflict do nothing returning id
                        )
                        insert into tax.rates (id, version, zone_id, category_id, name, rate, created_at, updated_at)
                        select gen_random_uuid(), 1, a.zone_id, category.id, 'VAT', 0.11, now(), now()
                        from category, tax.zone_areas a where a.country = 'IS' and a.region = ''
                        """).update();
        mug = shop.variant(1_240, 10);
        staff = api.as(logins.owner().token());
        mark = UUID.randomUUID().toString().substring(0, 8);
        email = "custom-" + mark + "@example.com";
    }

    @Test
    void aServiceAndAUsedPartAreSoldShippedRefundedAndReturned() {
        var path = draft(mug, 2);
        var service = custom(path, service(1_110)).expect(200);
        custom(path, part(620)).expect(200);
        var ready = tagged(path)
                .put(path + "/shipping-selection", Map.of("code", "buying-iceland"))
                .expect(200);
        assertThat(ready.at("/cart/totals/total/amount")).isEqualTo("5330");
        assertThat(ready.json().at("/cart/problems").size()).isZero();
        assertThat(ready.json().at("/cart/warnings").size()).isZero();
        assertThat(ready.json().at("/agreedPrices").size()).isZero();
        assertThat(service.at("/cart/items/1/custom/taxCategory")).isEqualTo("custom-service");
        assertThat(taxes(ready.json().at("/cart/totals/taxes"))).isEqualTo(Map.of("0.24", 817L, "0.11", 110L));
        staff.put(path + "/stock-hold", Map.of("minutes", 60)).expect(200);
        assertThat(shop.free(mug)).isEqualTo(8);

        // The buyer sees the lines, and can neither add nor change one.
        staff.post(path + "/payment-link").expect(200);
        var token = mails.nth(email, 1).token();
        var opened = api.post("/store/v1/payment-links", Map.of("token", token)).expect(200);
        var cart = new BuyingShop.GuestCart(opened.at("/id"), token, api.with("X-Cart-Token", token));
        var seen = opened.json().at("/items/1");
        assertThat(seen.at("/title").asString()).isEqualTo("Assembly " + mark);
        assertThat(seen.at("/custom/shippable").asBoolean()).isFalse();
        assertThat(seen.at("/available").asBoolean()).isTrue();
        for (var absent : List.of("variantId", "productId", "sku", "slug", "variantTitle")) {
            assertThat(seen.has(absent)).as(absent).isFalse();
        }
        assertThat(opened.json().at("/items/0").has("custom")).isFalse();
        var item = seen.at("/id").asString();
        cart.api()
                .patch(cart.path("/items/" + item), Map.of("quantity", 2))
                .expectProblem(409, "invalid-state-transition");
        cart.api().delete(cart.path("/items/" + item)).expectProblem(409, "invalid-state-transition");
        assertThat(cart.api()
                        .get(cart.path("/explain"))
                        .expect(200)
                        .json()
                        .at("/parts")
                        .valueStream()
                        .filter(part -> part.at("/name").asString().equals("Assembly " + mark))
                        .map(part -> part.at("/rule").asString()))
                .containsExactly("PRICE_OVERRIDE");
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);
        var orderPath = "/admin/v1/orders/" + order.at("/id");
        assertThat(order.at("/total/amount")).isEqualTo("5330");
        assertThat(shop.free(mug)).isEqualTo(8);
        assertThat(holds(order)).as("units in stock").isEqualTo(2);

        // The order says which lines are custom, to staff and to the buyer.
        var buyer = api.with("X-Order-Token", order.at("/token"));
        for (var shown : List.of(
                staff.get(orderPath).expect(200),
                buyer.get("/store/v1/orders/" + order.at("/id")).expect(200))) {
            var line = shown.json().at("/items/2");
            assertThat(line.at("/title").asString()).isEqualTo("Used saucer " + mark);
            assertThat(line.at("/sku").asString()).isEqualTo("USED-" + mark);
            assertThat(line.at("/custom/weightGrams").asLong()).isEqualTo(400);
            assertThat(line.has("variantId") || line.has("productId")).isFalse();
            assertThat(shown.json().at("/items/1").has("sku")).isFalse();
            assertThat(shown.json().at("/items/0").has("variantId")).isTrue();
            assertThat(shown.json().at("/items/0").has("custom")).isFalse();
        }
        assertThat(mails.nth(email, 2).text()).contains("Assembly " + mark, "Used saucer " + mark);
        await().atMost(PATIENCE).untilAsserted(() -> {
            assertThat(found("Assembly " + mark)).containsExactly(order.at("/id"));
            assertThat(found("USED-" + mark)).containsExactly(order.at("/id"));
        });

        // The service needs no parcel and holds nothing open.
        var parcel = staff.withIdempotencyKey()
                .post(orderPath + "/fulfillments", Map.of())
                .expect(201);
        assertThat(parcel.json().at("/items").size()).isEqualTo(2);
        assertThat(staff.get("/admin/v1/fulfillments/" + parcel.at("/id") + "/packing-slip")
                        .status())
                .isEqualTo(200);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        var shipped = staff.get(orderPath).expect(200);
        assertThat(shipped.at("/status")).isEqualTo("COMPLETED");
        assertThat(shop.free(mug)).isEqualTo(8);

        // Invoice and credit notes are exact for each rate.
        DocumentFixtures.settings(staff);
        var invoice = staff.withIdempotencyKey().post(orderPath + "/invoice").expect(200);
        assertThat(content(invoice.at("/id"))).isEqualTo(Map.of("0.24", 817L, "0.11", 110L));
        assertThat(document(invoice.at("/id")).text()).contains("Assembly " + mark);
        DocumentFixtures.awaitReady(staff, invoice.at("/id"));
        assertThat(staff.get("/admin/v1/documents/" + invoice.at("/id") + "/xml")
                        .expect(200)
                        .text())
                .contains("Assembly " + mark, "<ram:SellerAssignedID>USED-" + mark)
                .doesNotContain("<ram:SellerAssignedID></ram:SellerAssignedID>");
        refund(order, Map.of("items", List.of(Map.of("id", line(shipped, 1), "quantity", 1)), "reason", "Not done."));
        await().atMost(PATIENCE).until(() -> refunded(orderPath).equals(Map.of("0.24", 0L, "0.11", 110L)));

        // The used part comes back, without a movement of stock.
        var created = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/returns",
                        Map.of(
                                "orderId",
                                order.at("/id"),
                                "items",
                                List.of(Map.of("itemId", line(shipped, 2), "quantity", 2, "reason", "CHANGED_MIND"))))
                .expect(201);
        var back = "/admin/v1/returns/" + created.at("/id");
        long movements = movements(order);
        staff.withIdempotencyKey()
                .post(
                        back + "/receive",
                        Map.of(
                                "locationId",
                                location(),
                                "items",
                                List.of(Map.of(
                                        "itemId", created.at("/items/0/id"), "quantity", 2, "condition", "SELLABLE"))))
                .expect(200);
        staff.withIdempotencyKey().post(back + "/refund", Map.of()).expect(200);
        await().atMost(PATIENCE).until(() -> refunded(orderPath).equals(Map.of("0.24", 240L, "0.11", 110L)));
        assertThat(movements(order)).isEqualTo(movements);
        assertThat(stockOfCustomLines(order)).isZero();
        var credited = new HashMap<String, Long>();
        await().atMost(PATIENCE).untilAsserted(() -> {
            credited.clear();
            documents(order, "CREDIT_NOTE")
                    .forEach(id -> content(id).forEach((rate, tax) -> credited.merge(rate, tax, Long::sum)));
            assertThat(credited).isEqualTo(Map.of("0.24", 240L, "0.11", 110L));
        });
        assertThat(EventProbe.on(jdbc)
                        .of(TypeIds.parse(OrderId.class, order.at("/id")))
                        .getFirst()
                        .data()
                        .at("/items/1/sku")
                        .asString())
                .isEmpty();

        assertThat(export("CSV").lines().filter(row -> row.contains(order.at("/number") + ",")))
                .anySatisfy(row -> assertThat(row).contains("USED-" + mark, "Used saucer " + mark))
                .anySatisfy(row -> assertThat(row).contains(",,Assembly " + mark));
        assertThat(export("NDJSON").lines().filter(row -> row.contains("\"" + order.at("/number") + "\"")))
                .singleElement()
                .satisfies(row -> assertThat(row).contains("{\"title\":\"Assembly " + mark + "\""));

        // Neither the buyer nor staff order custom lines again.
        var again =
                buyer.post("/store/v1/orders/" + order.at("/id") + "/reorder").expect(201);
        assertThat(again.json()
                        .at("/items")
                        .valueStream()
                        .map(each -> each.at("/reason").asString("")))
                .containsExactly("", "CUSTOM_LINE", "CUSTOM_LINE");
        assertThat(again.json().at("/items/1").has("variantId")).isFalse();
        assertThat(staff.post(orderPath + "/draft-order").expect(201).at("/items/1/reason"))
                .isEqualTo("CUSTOM_LINE");
    }

    @Test
    void aCustomLineIsChangedAndRemoved() {
        var path = draft(mug, 1);
        var added = custom(path, part(620)).expect(200);
        var item = added.at("/cart/items/1/id");
        var own = path + "/custom-items/" + item;

        var changed = tagged(path)
                .patch(own, Map.of("title", "Used plate", "unitPrice", usd(700), "quantity", 3))
                .expect(200);
        assertThat(changed.at("/cart/items/1/title")).isEqualTo("Used plate");
        assertThat(changed.at("/cart/items/1/sku")).isEqualTo("USED-" + mark);
        assertThat(changed.at("/cart/items/1/subtotal/amount")).isEqualTo("2100");
        assertThat(tagged(path)
                        .patch(own, Map.of("title", "Used plate"))
                        .expect(200)
                        .at("/version"))
                .as("nothing changes")
                .isEqualTo(changed.at("/version"));
        assertThat(tagged(path)
                        .patch(path + "/items/" + item, Map.of("quantity", 2))
                        .expect(200)
                        .at("/cart/items/1/subtotal/amount"))
                .isEqualTo("1400");
        var twice = custom(path, part(620)).expect(200);
        assertThat(twice.json().at("/cart/items").size())
                .as("equal lines stay apart")
                .isEqualTo(3);

        // A new currency removes entered prices: only staff know the new one.
        var other = tagged(path).patch(path, Map.of("currency", "EUR")).expect(200);
        assertThat(other.json().at("/cart/items/1").has("unitPrice")).isFalse();
        assertThat(other.text()).contains("price-missing");
        tagged(path).patch(own, Map.of("title", "Plate")).expectProblem(422, "rejected");
        assertThat(tagged(path)
                        .patch(own, Map.of("unitPrice", Map.of("amount", 650, "currency", "EUR")))
                        .expect(200)
                        .at("/cart/items/1/unitPrice/amount"))
                .isEqualTo("650");
        var removed = tagged(path).delete(path + "/items/" + item).expect(200);
        assertThat(removed.json().at("/cart/items").size()).isEqualTo(2);
        assertThat(AuditProbe.on(jdbc).of(TypeIds.parse(CartId.class, path.substring(DRAFTS.length() + 1))))
                .extracting(AuditProbe.Recorded::action)
                .contains("draft_order.custom_item_added", "draft_order.custom_item_changed");
    }

    @Test
    void whatIsNoCustomLineIsRefused() {
        var path = draft(mug, 1);
        refuse(path, "unitPrice", usd(-1), 422, "rejected");
        refuse(path, "unitPrice", Map.of("amount", 5, "currency", "EUR"), 422, "rejected");
        refuse(path, "taxCategory", "no-such-category", 422, "rejected");
        refuse(path, "taxCategory", "outside-scope", 422, "rejected");
        refuse(path, "weightGrams", 5, 422, "rejected");
        refuse(path, "title", "x".repeat(10_000), 400, "validation-failed");
        refuse(path, "title", " ", 400, "validation-failed");
        refuse(path, "quantity", 0, 400, "validation-failed");
        refuse(path, "variantId", mug.text(), 400, "unknown-field");
        var clerk = api.as(
                logins.staff(Permission.ORDERS_READ, Permission.ORDERS_WRITE).token());
        clerk.post(path + "/custom-items", service(5)).expectProblem(403, "missing-permission");
        var own = staff.get(path).expect(200).at("/cart/items/0/id");
        tagged(path)
                .patch(path + "/custom-items/" + own, Map.of("title", "Mine"))
                .expectProblem(404, "not-found");
        var item = custom(path, service(5)).expect(200).at("/cart/items/1/id");
        tagged(path)
                .put(path + "/items/" + item + "/price", Map.of("unitPrice", usd(1), "reason", "Less"))
                .expectProblem(422, "rejected");
        tagged(path).delete(path + "/items/" + item + "/price").expectProblem(422, "rejected");
        var buyers = shop.readyCart(Map.of(mug, 1));
        staff.post(DRAFTS + "/" + buyers.id() + "/custom-items", service(5)).expectProblem(404, "not-found");
        assertThat(staff.get(path).expect(200).json().at("/cart/items").size()).isEqualTo(2);
        for (int count = 2; count < 100; count++) {
            custom(path, service(5)).expect(200);
        }
        custom(path, service(5)).expectProblem(422, "quantity-limit");
    }

    @Test
    void promotionsForAllItemsReduceCustomLinesAndThoseForProductsDoNot() {
        var path = draft(mug, 1);
        custom(path, service(1_000)).expect(200);
        var all = "all-" + mark;
        var some = "some-" + mark;
        var promotions = List.of(promotion(all, "{}"), promotion(some, """
                {"matching": {"variants": ["%s"]}}""".formatted(mug.text())));

        var ofAll = staff.post(path + "/codes", Map.of("code", all)).expect(200);
        tagged(path).delete(path + "/codes/" + all).expect(200);
        var ofSome = staff.post(path + "/codes", Map.of("code", some)).expect(200);
        promotions.forEach(id -> staff.post("/admin/v1/promotions/" + id + "/archive"));

        assertThat(ofAll.at("/cart/items/1/discount/amount")).isEqualTo("100");
        assertThat(ofAll.at("/cart/items/0/discount/amount")).isEqualTo("124");
        assertThat(ofSome.at("/cart/items/1/discount/amount")).isEqualTo("0");
        assertThat(ofSome.at("/cart/items/0/discount/amount")).isEqualTo("124");
    }

    @Test
    void anOrderOfCustomLinesAloneIsShippedEditedAndCanceledWithoutStock() {
        var path = draft(null, 0);
        custom(path, part(620)).expect(200);
        tagged(path)
                .put(path + "/shipping-selection", Map.of("code", "buying-iceland"))
                .expect(200);
        staff.put(path + "/stock-hold", Map.of("minutes", 60)).expectProblem(409, "invalid-state-transition");
        var placed = staff.withIdempotencyKey()
                .post(path + "/complete", Map.of("paymentMethod", "bank-transfer"))
                .expect(201);
        var orderPath = "/admin/v1/orders/" + placed.at("/orderId");
        var order = staff.get(orderPath).expect(200);
        staff.withIdempotencyKey()
                .post(orderPath + "/payments", Map.of("amount", usd(1_740), "note", "Statement 4"))
                .expect(201);

        // One unit less, then one more at the same price, then another line.
        edit(orderPath, null, Map.of("type", "SET_QUANTITY", "itemId", line(order, 0), "quantity", 1));
        await().atMost(PATIENCE)
                .until(() -> staff.get(orderPath).expect(200).at("/paymentStatus"), "PARTIALLY_REFUNDED"::equals);
        edit(
                orderPath,
                "bank-transfer",
                Map.of("type", "SET_QUANTITY", "itemId", line(order, 0), "quantity", 2),
                Map.of(
                        "type",
                        "ADD_CUSTOM_ITEM",
                        "quantity",
                        1,
                        "unitPrice",
                        usd(1_110),
                        "customItem",
                        Map.of("title", "Assembly " + mark, "taxCategory", "custom-service")));
        var edited = staff.get(orderPath).expect(200).json();
        assertThat(edited.at("/items").size()).isEqualTo(3);
        assertThat(edited.at("/items/1/custom/weightGrams").asLong()).isEqualTo(400);
        assertThat(edited.at("/items/1/unitPrice/amount").asLong()).isEqualTo(620);
        assertThat(edited.at("/items/2/title").asString()).isEqualTo("Assembly " + mark);
        assertThat(edited.at("/items/2").has("variantId")).isFalse();
        assertThat(edited.at("/items/2/tax/amount").asLong()).isEqualTo(110);
        assertThat(edited.at("/agreedPrices").size()).isZero();
        var unknown = propose(
                        orderPath,
                        Map.of(
                                "type",
                                "ADD_CUSTOM_ITEM",
                                "quantity",
                                1,
                                "unitPrice",
                                usd(1),
                                "customItem",
                                Map.of("title", "Other", "taxCategory", "no-such-category")))
                .expectProblem(422, "rejected");
        // Where nothing is taxed, every category has a known tax.
        assertThat(unknown.at("/errors/0/code")).isEqualTo("unknown");
        propose(orderPath, Map.of("type", "ADD_CUSTOM_ITEM", "quantity", 1, "customItem", Map.of("title", "Free")))
                .expectProblem(422, "rejected");

        var parcel = staff.withIdempotencyKey()
                .post(
                        orderPath + "/fulfillments",
                        Map.of("items", List.of(Map.of("itemId", line(order, 0), "quantity", 1))))
                .expect(201);
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        var rest = edited.at("/items/1/id").asString();
        staff.withIdempotencyKey()
                .post(
                        orderPath + "/cancel",
                        Map.of("reason", "Sold out", "items", List.of(Map.of("itemId", rest, "quantity", 1))))
                .expect(200);
        assertThat(stockOfCustomLines(order)).isZero();
        assertThat(staff.get(orderPath).expect(200).at("/fulfillmentStatus")).isEqualTo("FULFILLED");

        // The used part arrived broken: another one is sent at no charge.
        var claim = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/claims",
                        Map.of(
                                "orderId",
                                order.at("/id"),
                                "resolution",
                                "REPLACE",
                                "items",
                                List.of(Map.of(
                                        "itemId",
                                        line(order, 0),
                                        "quantity",
                                        1,
                                        "reason",
                                        "DAMAGED",
                                        "note",
                                        "In pieces."))))
                .expect(201);
        var replacement =
                staff.get("/admin/v1/orders/" + claim.at("/exchange/orderId")).expect(200);
        assertThat(replacement.at("/items/0/title")).isEqualTo("Used saucer " + mark);
        assertThat(replacement.at("/items/0/custom/weightGrams")).isEqualTo("400");
        assertThat(stockOfCustomLines(replacement)).isZero();
    }

    private String draft(@Nullable VariantId variant, int quantity) {
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
                                variant == null
                                        ? List.of()
                                        : List.of(Map.of("variantId", variant.text(), "quantity", quantity))))
                .expect(201);
        return DRAFTS + "/" + created.at("/draft/id");
    }

    private Map<String, Object> service(long minor) {
        return Map.of("title", "Assembly " + mark, "unitPrice", usd(minor), "taxCategory", "custom-service");
    }

    private Map<String, Object> part(long minor) {
        return Map.of(
                "title",
                "Used saucer " + mark,
                "sku",
                "USED-" + mark,
                "unitPrice",
                usd(minor),
                "quantity",
                2,
                "taxCategory",
                "buying",
                "shippable",
                true,
                "weightGrams",
                400);
    }

    private Api.Response custom(String path, Map<String, Object> body) {
        return staff.post(path + "/custom-items", body);
    }

    private void refuse(String path, String field, Object value, int status, String code) {
        var body = new HashMap<>(service(5));
        body.put(field, value);
        custom(path, body).expectProblem(status, code);
    }

    private Api tagged(String path) {
        return staff.with("If-Match", "\"" + staff.get(path).expect(200).at("/version") + "\"");
    }

    private String promotion(String code, String items) {
        var id = staff.post("/admin/v1/promotions", """
                        {"name": "Custom", "title": "Custom", "requiresCode": true, "codes": ["%s"],
                         "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 10}, "items": %s}]}
                        """.formatted(code, items))
                .expect(201)
                .at("/id");
        staff.post("/admin/v1/promotions/" + id + "/activate").expect(200);
        return id;
    }

    private Api.Response propose(String orderPath, Object... actions) {
        return staff.withIdempotencyKey()
                .post(orderPath + "/edits", Map.of("reason", "As agreed.", "actions", List.of(actions)));
    }

    private void edit(String orderPath, @Nullable String method, Object... actions) {
        var edit = propose(orderPath, actions).expect(201);
        assertThat(edit.json().at("/preview/stock").size()).isZero();
        EventProbe.on(jdbc).awaitDelivered();
        var now = staff.get(orderPath + "/edits/" + edit.at("/id")).expect(200);
        staff.withIdempotencyKey()
                .with("If-Match", "\"" + now.at("/preview/orderVersion") + "\"")
                .post(
                        orderPath + "/edits/" + edit.at("/id") + "/confirm",
                        method == null ? Map.of() : Map.of("paymentMethod", method))
                .expect(200);
    }

    private void refund(Api.Response order, Map<String, Object> body) {
        var payment = new PaymentId(jdbc.sql("select payment_id from orders.orders where id = :id")
                .param("id", TypeIds.parse(OrderId.class, order.at("/id")))
                .query(UUID.class)
                .single());
        staff.withIdempotencyKey()
                .post("/admin/v1/payments/" + payment.text() + "/refunds", body)
                .expect(201);
    }

    private static String line(Api.Response order, int index) {
        return order.at("/items/" + index + "/id");
    }

    private Map<String, Long> refunded(String orderPath) {
        return staff.get(orderPath)
                .expect(200)
                .json()
                .at("/taxes")
                .valueStream()
                .collect(Collectors.toMap(
                        tax -> tax.at("/rate").asString(),
                        tax -> tax.at("/refundedTax/amount").asLong(0)));
    }

    private static Map<String, Long> taxes(JsonNode taxes) {
        return taxes.valueStream()
                .collect(Collectors.toMap(
                        tax -> tax.at("/rate").asString(),
                        tax -> tax.at("/tax/amount").asLong()));
    }

    private Api.Response document(String id) {
        return staff.get("/admin/v1/documents/" + id).expect(200);
    }

    private Map<String, Long> content(String id) {
        return taxes(document(id).json().at("/content/taxes"));
    }

    private List<String> documents(Api.Response order, String kind) {
        return staff.get("/admin/v1/documents?orderId=" + order.at("/id") + "&kind=" + kind)
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(document -> document.at("/id").asString())
                .toList();
    }

    private String export(String format) {
        var exports = "/admin/v1/exports";
        var id = staff.post(exports, Map.of("type", "ORDERS", "format", format))
                .expect(202)
                .at("/id");
        await().atMost(PATIENCE).until(() -> staff.get(exports + "/" + id).at("/status"), "READY"::equals);
        return staff.get(exports + "/" + id + "/file").expect(200).text();
    }

    private List<String> found(String text) {
        return staff.get("/admin/v1/orders?q=" + text.replace(" ", "%20"))
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .map(each -> each.at("/id").asString())
                .toList();
    }

    private long holds(Api.Response order) {
        return jdbc.sql("select coalesce(sum(quantity), 0) from inventory.holds where reference = :id")
                .param("id", TypeIds.parse(OrderId.class, order.at("/id")))
                .query(Long.class)
                .single();
    }

    private long movements(Api.Response order) {
        return jdbc.sql("select count(*) from inventory.movements where reference = :id")
                .param("id", TypeIds.parse(OrderId.class, order.at("/id")))
                .query(Long.class)
                .single();
    }

    private long stockOfCustomLines(Api.Response order) {
        return jdbc.sql("""
                        select count(*) from orders.order_lines l where l.order_id = :id and l.custom is not null
                            and (exists (select from inventory.stock_levels s where s.variant_id = l.variant_id)
                                or exists (select from inventory.movements m where m.variant_id = l.variant_id)
                                or exists (select from inventory.holds h where h.variant_id = l.variant_id))
                        """)
                .param("id", TypeIds.parse(OrderId.class, order.at("/id")))
                .query(Long.class)
                .single();
    }

    private String location() {
        return new LocationId(jdbc.sql("select id from inventory.locations where code = 'buying'")
                        .query(UUID.class)
                        .single())
                .text();
    }

    private static Map<String, Object> usd(long minor) {
        return Map.of("amount", minor, "currency", "USD");
    }
}
