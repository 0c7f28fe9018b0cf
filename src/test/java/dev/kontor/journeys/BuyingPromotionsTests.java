package dev.kontor.journeys;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.promotion.CouponBatchId;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Promotions from their activation to the order and back.
@KontorTest
class BuyingPromotionsTests {

    @Autowired
    private Api api;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Logins logins;

    private BuyingShop shop;
    private Api staff;
    private VariantId mug;
    private String code;
    private final List<String> created = new ArrayList<>();

    @BeforeEach
    void open() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        mug = shop.variant(1000, 100);
        code = "C" + UUID.randomUUID().toString().substring(0, 8).toUpperCase(java.util.Locale.ROOT);
    }

    @AfterEach
    void archive() {
        created.forEach(id -> staff.post("/admin/v1/promotions/" + id + "/archive"));
    }

    @Test
    void anAutomaticPromotionReducesCartOrderAndRefund() {
        promotion("""
                {"name": "Ten percent", "title": "Mug week", "titles": {"de": "Tassenwoche"},
                 "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 10},
                              "items": {"matching": {"variants": ["%s"]}}}]}
                """.formatted(mug.text()));
        var cart = shop.payingCart(Map.of(mug, 3), "tok_approve");

        var seen = cart.api().get(cart.path("")).expect(200);
        assertThat(seen.at("/items/0/subtotal/amount")).isEqualTo("3000");
        assertThat(seen.at("/items/0/discount/amount")).isEqualTo("300");
        assertThat(seen.at("/items/0/discounts/0/title")).isEqualTo("Mug week");
        assertThat(seen.at("/items/0/total/amount")).isEqualTo("2700");
        assertThat(seen.at("/totals/discount/amount")).isEqualTo("300");
        // 27.00 + 5.00 with a tax of 24 % inside
        assertThat(seen.at("/totals/total/amount")).isEqualTo("3200");
        assertThat(seen.at("/totals/tax/amount")).isEqualTo("620");
        assertThat(seen.statements()).hasSizeLessThanOrEqualTo(4);
        var explained = cart.api().get(cart.path("/explain")).expect(200);
        assertThat(explained.at("/parts/0/price/amount/amount")).isEqualTo("3000");
        assertThat(explained.at("/parts/0/price/discounts/0/amount/amount")).isEqualTo("300");
        assertThat(explained.at("/parts/1/tax/base/amount")).isEqualTo("2700");

        var order = shop.complete(cart).expect(201);
        assertThat(order.at("/total/amount")).isEqualTo("3200");
        var path = "/admin/v1/orders/" + order.at("/id");
        var kept = staff.get(path).expect(200);
        assertThat(kept.at("/items/0/discount/amount")).isEqualTo("300");
        assertThat(kept.at("/items/0/discounts/0/title")).isEqualTo("Mug week");
        assertThat(kept.at("/items/0/gross/amount")).isEqualTo("2700");
        assertThat(kept.at("/totals/discount/amount")).isEqualTo("300");
        assertThat(staff.get(path + "/explain").expect(200).json().at("/parts"))
                .isEqualTo(withLine(explained, kept.at("/items/0/id")).at("/parts"));
        assertThat(uses()).isEqualTo(1);

        staff.withIdempotencyKey()
                .post(
                        path + "/cancel",
                        Map.of(
                                "reason",
                                "one less",
                                "items",
                                List.of(Map.of("itemId", kept.at("/items/0/id"), "quantity", 1))))
                .expect(200);
        assertThat(staff.get(path).expect(200).at("/totals/canceled/amount")).isEqualTo("900");
        assertThat(uses()).isEqualTo(1);
        staff.withIdempotencyKey()
                .post(path + "/cancel", Map.of("reason", "all"))
                .expect(200);
        assertThat(staff.get(path).expect(200).at("/totals/canceled/amount")).isEqualTo("3200");
        assertThat(uses()).isZero();
    }

    /// The explanation of an order names its line instead of the item.
    private static tools.jackson.databind.JsonNode withLine(Api.Response explained, String line) {
        var json = explained.json().deepCopy();
        json.at("/parts").forEach(part -> {
            if (part.get("subject").asString().startsWith("item_")) {
                ((tools.jackson.databind.node.ObjectNode) part).put("subject", line);
            }
        });
        return json;
    }

    /// The order has claimed the last use of the code, and the price of the mug rises afterwards.
    @Test
    void theCartOfAnOrderShowsWhatTheOrderCost() {
        promotion("""
                {"name": "Once", "title": "Once", "requiresCode": true, "codes": ["%s"], "limits": {"uses": 1},
                 "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 10}}]}
                """.formatted(code));
        var cart = shop.readyCart(Map.of(mug, 3));
        cart.api().post(cart.path("/codes"), Map.of("code", code)).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        var order = shop.complete(cart).expect(201);
        shop.price(mug, "USD", 1_500);

        var seen = cart.api().get(cart.path("")).expect(200);

        assertThat(seen.at("/status")).isEqualTo("COMPLETED");
        assertThat(seen.at("/totals/total/amount")).isEqualTo(order.at("/total/amount"));
        assertThat(seen.at("/totals/discount/amount")).isEqualTo("300");
        assertThat(seen.at("/codes/0/applied")).isEqualTo("true");
        assertThat(seen.json().has("pricesKeptUntil")).isFalse();
    }

    /// A declined payment leaves no guarantee of the price behind.
    @Test
    void aCartWhosePaymentFailedHasCurrentPricesAgain() {
        var cart = shop.readyCart(Map.of(mug, 1));
        shop.pay(cart, "tok_decline").expect(201);
        shop.complete(cart).expectProblem(402, "payment-declined");
        var before = cart.api().get(cart.path("")).expect(200);
        shop.price(mug, "USD", 1_500);

        var seen = cart.api().get(cart.path("")).expect(200);

        assertThat(before.at("/items/0/unitPrice/amount")).isEqualTo("1000");
        assertThat(seen.at("/items/0/unitPrice/amount")).isEqualTo("1500");
    }

    @Test
    void aCodeSaysWhatIsMissingUntilItWorks() {
        promotion("""
                {"name": "Code", "title": "Code week", "requiresCode": true, "codes": ["%s"],
                 "conditions": [{"type": "SUBTOTAL", "atLeast": [{"amount": 3000, "currency": "USD"}]}],
                 "actions": [{"type": "ORDER", "reduction": {"type": "AMOUNT",
                              "amounts": [{"amount": 500, "currency": "USD"}]}},
                             {"type": "FREE_SHIPPING"}]}
                """.formatted(code));
        var cart = shop.readyCart(Map.of(mug, 2));
        cart.api()
                .post(cart.path("/codes"), Map.of("code", "no-such-code"))
                .expectProblem(422, "promotion-not-applicable");

        var waiting = cart.api()
                .post(cart.path("/codes"), Map.of("code", " " + code.toLowerCase(java.util.Locale.ROOT)))
                .expect(200);
        assertThat(waiting.at("/codes/0/applied")).isEqualTo("false");
        assertThat(waiting.at("/codes/0/reason")).isEqualTo("SUBTOTAL_TOO_LOW");
        assertThat(waiting.at("/codes/0/missingAmount/amount")).isEqualTo("1000");
        assertThat(waiting.at("/codes/0/detail")).isEqualTo("Another $10.00 is needed.");
        assertThat(waiting.at("/totals/total/amount")).isEqualTo("2500");

        var item = waiting.at("/items/0/id");
        var working = cart.api()
                .patch(cart.path("/items/" + item), Map.of("quantity", 3))
                .expect(200);
        assertThat(working.at("/codes/0/applied")).isEqualTo("true");
        assertThat(working.at("/discounts/0/amount/amount")).isEqualTo("1000");
        assertThat(working.at("/totals/discount/amount")).isEqualTo("1000");
        assertThat(working.at("/totals/total/amount")).isEqualTo("2500");
        assertThat(working.json().at("/codes").size()).isEqualTo(1);

        var without = cart.api().delete(cart.path("/codes/" + code)).expect(200);
        assertThat(without.json().at("/codes").size()).isZero();
        assertThat(without.at("/totals/total/amount")).isEqualTo("3500");
        cart.api().delete(cart.path("/codes/" + code)).expectProblem(404, "not-found");
    }

    @Test
    void aGiftIsFreeOnceItIsInTheCart() {
        var cup = shop.variant(700, 10);
        promotion("""
                {"name": "Gift", "requiresCode": true, "codes": ["%s"],
                 "conditions": [{"type": "QUANTITY", "atLeast": 1, "items": {"matching": {"variants": ["%s"]}}}],
                 "actions": [{"type": "GIFT", "variantId": "%s", "quantity": 1}]}
                """.formatted(code, mug.text(), cup.text()));
        var cart = shop.readyCart(Map.of(mug, 1));

        var offered = cart.api().post(cart.path("/codes"), Map.of("code", code)).expect(200);
        assertThat(offered.at("/gifts/0/variantId")).isEqualTo(cup.text());
        assertThat(offered.at("/gifts/0/quantity")).isEqualTo("1");
        var taken = cart.api()
                .post(cart.path("/items"), Map.of("variantId", cup.text(), "quantity", 2))
                .expect(200);

        assertThat(taken.json().at("/gifts").size()).isZero();
        assertThat(taken.at("/items/1/discount/amount")).isEqualTo("700");
        assertThat(taken.at("/totals/total/amount")).isEqualTo("2200");
    }

    @Test
    void aPromotionThatEndsBeforeTheOrderChangesThePrice() {
        var id = promotion(coded(""));
        var cart = shop.readyCart(Map.of(mug, 1));
        cart.api().post(cart.path("/codes"), Map.of("code", code)).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        staff.post("/admin/v1/promotions/" + id + "/pause").expect(200);

        var refused = shop.complete(cart);
        refused.expectProblem(409, "price-changed");
        assertThat(refused.at("/oldTotal/amount")).isEqualTo("1400");
        assertThat(refused.at("/newTotal/amount")).isEqualTo("1500");
        assertThat(shop.orders(cart)).isZero();
        var agreed = cart.api()
                .withIdempotencyKey()
                .post(cart.path("/complete"), Map.of("expectedTotal", Map.of("amount", 1500, "currency", "USD")))
                .expect(201);
        assertThat(agreed.at("/total/amount")).isEqualTo("1500");
        assertThat(uses()).isZero();
    }

    @Test
    void aQuoteKeepsTheDiscountOfAPausedPromotion() {
        var id = promotion(coded(""));
        var cart = shop.readyCart(Map.of(mug, 1));
        cart.api().post(cart.path("/codes"), Map.of("code", code)).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        assertThat(cart.api().post(cart.path("/quote")).expect(200).at("/totals/total/amount"))
                .isEqualTo("1400");
        staff.post("/admin/v1/promotions/" + id + "/pause").expect(200);

        assertThat(shop.complete(cart).expect(201).at("/total/amount")).isEqualTo("1400");
        assertThat(uses()).isEqualTo(1);
    }

    @Test
    void aDeclinedPaymentReturnsTheUse() {
        promotion(coded(", \"limits\": {\"uses\": 1}"));
        var cart = shop.readyCart(Map.of(mug, 1));
        cart.api().post(cart.path("/codes"), Map.of("code", code)).expect(200);
        shop.pay(cart, "tok_decline").expect(201);
        shop.complete(cart).expectProblem(402, "payment-declined");
        assertThat(uses()).isZero();

        shop.pay(cart, "tok_approve").expect(201);
        assertThat(shop.complete(cart).expect(201).at("/total/amount")).isEqualTo("1400");
        assertThat(uses()).isEqualTo(1);
    }

    @Test
    void oneOrderOfABuyer() {
        promotion(coded(", \"limits\": {\"usesPerBuyer\": 1}"));
        var first = coded(shop.readyCart(Map.of(mug, 1)));
        shop.complete(first).expect(201);

        // The carts of this shop have the same e-mail address.
        var second = shop.readyCart(Map.of(mug, 1));
        var refused = second.api().post(second.path("/codes"), Map.of("code", code));
        refused.expectProblem(422, "promotion-not-applicable");
        assertThat(refused.at("/reason")).isEqualTo("USED_BY_BUYER");
    }

    @Test
    void usesBeforeALimitCountForIt() {
        var id = promotion(coded(""));
        var order = shop.complete(coded(shop.readyCart(Map.of(mug, 1)))).expect(201);

        limit(id, "{\"uses\": 1}");
        assertThat(refusal()).isEqualTo("USED_UP");
        limit(id, "{\"uses\": null, \"usesPerBuyer\": 1}");
        assertThat(refusal()).isEqualTo("USED_BY_BUYER");
        limit(id, "{\"usesPerBuyer\": null, \"usesPerCode\": 1}");
        assertThat(refusal()).isEqualTo("USED_UP");
        limit(id, "{\"usesPerCode\": null, \"budget\": {\"amount\": 150, \"currency\": \"USD\"}}");
        var cart = shop.readyCart(Map.of(mug, 1));
        assertThat(cart.api()
                        .post(cart.path("/codes"), Map.of("code", code))
                        .expect(200)
                        .at("/codes/0/reason"))
                .isEqualTo("BUDGET_USED_UP");

        staff.withIdempotencyKey()
                .post("/admin/v1/orders/" + order.at("/id") + "/cancel", Map.of("reason", "all"))
                .expect(200);
        assertThat(cart.api().get(cart.path("")).expect(200).at("/codes/0/applied"))
                .isEqualTo("true");
    }

    private void limit(String id, String limits) {
        staff.with("If-Match", "*")
                .patch("/admin/v1/promotions/" + id, "{\"limits\": %s}".formatted(limits))
                .expect(200);
    }

    /// Why the code cannot be entered.
    private String refusal() {
        var cart = shop.readyCart(Map.of(mug, 1));
        return cart.api()
                .post(cart.path("/codes"), Map.of("code", code))
                .expectProblem(422, "promotion-not-applicable")
                .at("/reason");
    }

    @Test
    void aQuotedPromotionWithoutAUseLeftHasANewTotal() {
        promotion(coded(", \"limits\": {\"uses\": 1}"));
        var cart = coded(shop.readyCart(Map.of(mug, 1)));
        cart.api().post(cart.path("/quote")).expect(200);
        shop.complete(coded(shop.readyCart(Map.of(mug, 1)))).expect(201);

        var refused = shop.complete(cart);

        refused.expectProblem(409, "price-changed");
        assertThat(refused.at("/oldTotal/amount")).isEqualTo("1400");
        assertThat(refused.at("/newTotal/amount")).isEqualTo("1500");
        var seen = cart.api().get(cart.path("")).expect(200);
        assertThat(seen.at("/totals/total/amount")).isEqualTo("1500");
        assertThat(seen.at("/codes/0/reason")).isEqualTo("USED_UP");
        cart.api()
                .withIdempotencyKey()
                .post(cart.path("/complete"), Map.of("expectedTotal", Map.of("amount", 1500, "currency", "USD")))
                .expect(201);
    }

    /// The first cart has used the promotion for the customer, and the second one does not know the customer.
    @Test
    void aCustomerCanCompleteACartOfAGuest() {
        promotion(coded(", \"limits\": {\"usesPerBuyer\": 1}"));
        var customer = logins.customer().token();
        var first = coded(shop.readyCart(Map.of(mug, 1)));
        completeAs(customer, first).expect(201);
        var second = shop.readyCart(Map.of(mug, 1));
        second.api()
                .patch(second.path(""), Map.of("email", "grace@example.com"))
                .expect(200);

        assertThat(completeAs(customer, coded(second)).expect(201).at("/total/amount"))
                .isEqualTo("1400");
    }

    private static Api.Response completeAs(String customer, BuyingShop.GuestCart cart) {
        return cart.api().as(customer).withIdempotencyKey().post(cart.path("/complete"), Map.of());
    }

    @Test
    void theLastUsesOfACodeAreSoldOnce() throws Exception {
        promotion(coded(", \"limits\": {\"uses\": 5}"));
        var carts = new ArrayList<BuyingShop.GuestCart>();
        for (int index = 0; index < 20; index++) {
            carts.add(coded(shop.readyCart(Map.of(mug, 1))));
        }

        var answers = new ArrayList<Api.Response>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (var answer : threads.invokeAll(carts.stream()
                    .<Callable<Api.Response>>map(cart -> () -> shop.complete(cart))
                    .toList())) {
                answers.add(answer.get());
            }
        }

        assertThat(answers).filteredOn(answer -> answer.status() == 201).hasSize(5);
        assertThat(answers)
                .filteredOn(answer -> answer.status() != 201)
                .allSatisfy(answer -> answer.expectProblem(409, "price-changed"));
        assertThat(uses()).isEqualTo(5);
        assertThat(carts.stream().mapToLong(shop::orders).sum()).isEqualTo(5);
    }

    @Test
    void aCouponIsUsedOnce() {
        var id = staff.post("/admin/v1/promotions", """
                {"name": "Coupons", "requiresCode": true,
                 "actions": [{"type": "ORDER", "reduction": {"type": "AMOUNT",
                              "amounts": [{"amount": 100, "currency": "USD"}]}}]}
                """).expect(201).at("/id");
        created.add(id);
        staff.post("/admin/v1/promotions/" + id + "/activate").expectProblem(422, "rejected");
        var prefix = "P" + code.substring(2, 8);
        var batch = staff.post(
                        "/admin/v1/promotions/" + id + "/coupon-batches",
                        Map.of("name", "June", "prefix", prefix, "size", 3))
                .expect(201);
        staff.post(
                        "/admin/v1/promotions/" + id + "/coupon-batches",
                        Map.of("name", "June", "prefix", prefix, "size", 3))
                .expectProblem(409, "already-exists");
        staff.post("/admin/v1/promotions/" + id + "/activate").expect(200);
        var path = "/admin/v1/coupon-batches/" + batch.at("/id");
        var codes = staff.get(path + "/codes").expect(200).text().lines().toList();
        assertThat(codes).hasSize(4).startsWith("code");
        assertThat(codes.get(1)).startsWith(prefix + "-");

        code = codes.get(1);
        assertThat(shop.complete(coded(shop.readyCart(Map.of(mug, 1))))
                        .expect(201)
                        .at("/total/amount"))
                .isEqualTo("1400");
        var second = shop.readyCart(Map.of(mug, 1));
        var refused = second.api().post(second.path("/codes"), Map.of("code", code));
        refused.expectProblem(422, "promotion-not-applicable");
        assertThat(refused.at("/reason")).isEqualTo("USED_UP");
        second.api().post(second.path("/codes"), Map.of("code", codes.get(2))).expect(200);
        assertThat(second.api().get(second.path("")).expect(200).at("/totals/total/amount"))
                .isEqualTo("1400");
        assertThat(jdbc.sql("select code from promotion.uses where promotion_id = :id")
                        .param("id", TypeIds.parse(PromotionId.class, id).value())
                        .query(String.class)
                        .single())
                .startsWith(prefix + "…")
                .doesNotContain(code.substring(prefix.length()));

        staff.with("If-Match", "\"1\"")
                .patch(path, Map.of("expiresAt", "2020-01-01T00:00:00Z"))
                .expect(200);
        assertThat(second.api().get(second.path("")).expect(200).at("/codes/0/reason"))
                .isEqualTo("ENDED");
    }

    /// Another buyer has used the first coupon meanwhile.
    @Test
    void aUsedCouponDoesNotHideAnotherOneOfItsPromotion() {
        var batch = couponBatch(3);
        code = coupon(batch, 1);
        var used = coded(shop.readyCart(Map.of(mug, 1)));
        var cart = coded(shop.readyCart(Map.of(mug, 1)));
        shop.complete(used).expect(201);

        var seen = cart.api()
                .post(cart.path("/codes"), Map.of("code", coupon(batch, 2)))
                .expect(200);

        assertThat(seen.at("/codes/0/reason")).isEqualTo("USED_UP");
        assertThat(seen.at("/codes/1/applied")).isEqualTo("true");
        assertThat(seen.at("/totals/total/amount")).isEqualTo("1400");
        var third = cart.api()
                .post(cart.path("/codes"), Map.of("code", coupon(batch, 3)))
                .expect(200);
        assertThat(third.at("/codes/2/reason")).isEqualTo("NOT_COMBINABLE");
        assertThat(shop.complete(cart).expect(201).at("/total/amount")).isEqualTo("1400");
        assertThat(uses()).isEqualTo(2);
    }

    /// Creates an active promotion with coupons.
    private String couponBatch(int size) {
        var id = staff.post("/admin/v1/promotions", coded("").replace("\"codes\": [\"%s\"],".formatted(code), ""))
                .expect(201)
                .at("/id");
        created.add(id);
        var batch = staff.post(
                        "/admin/v1/promotions/" + id + "/coupon-batches",
                        Map.of("name", "June", "prefix", "P" + code.substring(2, 8), "size", size))
                .expect(201)
                .at("/id");
        staff.post("/admin/v1/promotions/" + id + "/activate").expect(200);
        return batch;
    }

    private String coupon(String batch, int number) {
        return staff.get("/admin/v1/coupon-batches/" + batch + "/codes")
                .expect(200)
                .text()
                .lines()
                .toList()
                .get(number);
    }

    /// This process does not know yet that the batch has ended.
    @Test
    void aCouponThatEndedElsewhereIsNotClaimed() {
        var batch = couponBatch(1);
        code = coupon(batch, 1);
        var cart = coded(shop.readyCart(Map.of(mug, 1)));
        jdbc.sql("update promotion.coupon_batches set expires_at = '2020-01-01' where id = :id")
                .param("id", TypeIds.parse(CouponBatchId.class, batch).value())
                .update();

        var refused = shop.complete(cart);

        refused.expectProblem(409, "price-changed");
        assertThat(refused.at("/newTotal/amount")).isEqualTo("1500");
    }

    /// Three units of 10.10 without tax: two are shown for 12.52 in Iceland, one for 10.10 in New Zealand.
    @Test
    void aWholeDiscountLeavesNothingOfADividedCart() {
        var list = staff.post(
                        "/admin/v1/price-lists",
                        Map.of(
                                "name",
                                "Net",
                                "status",
                                "ACTIVE",
                                "kind",
                                "OVERRIDE",
                                "basis",
                                "NET",
                                "currency",
                                "USD",
                                "priority",
                                1))
                .expect(201)
                .requiredHeader("Location");
        staff.post(
                        list + "/prices/bulk",
                        Map.of(
                                "prices",
                                List.of(Map.of(
                                        "variantId",
                                        mug.text(),
                                        "amount",
                                        Map.of("amount", 1_010, "currency", "USD")))))
                .expect(200);
        promotion("""
                {"name": "All", "requiresCode": true, "codes": ["%s"],
                 "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 100}}]}
                """.formatted(code));
        var cart = shop.readyCart(Map.of(mug, 3));
        var item = cart.api().get(cart.path("")).expect(200).at("/items/0/id");
        cart.api()
                .put(
                        cart.path("/shipping-groups"),
                        Map.of(
                                "groups",
                                List.of(Map.of(
                                        "shippingAddress",
                                        BuyingShop.NEW_ZEALAND,
                                        "items",
                                        List.of(Map.of("itemId", item, "quantity", 1))))))
                .expect(200);

        var free = cart.api().post(cart.path("/codes"), Map.of("code", code)).expect(200);

        assertThat(free.at("/totals/subtotal/amount")).isEqualTo("3514");
        assertThat(free.at("/totals/discount/amount")).isEqualTo("3514");
    }

    @Test
    void theDiscountOfADividedCartIsDividedToo() {
        promotion(coded(""));
        var cart = coded(shop.readyCart(Map.of(mug, 3)));
        var item = cart.api().get(cart.path("")).expect(200).at("/items/0/id");

        var divided = cart.api()
                .put(
                        cart.path("/shipping-groups"),
                        Map.of("groups", List.of(Map.of("items", List.of(Map.of("itemId", item, "quantity", 1))))))
                .expect(200);

        assertThat(divided.at("/totals/discount/amount")).isEqualTo("100");
        assertThat(divided.at("/shippingGroups/0/totals/discount/amount")).isEqualTo("67");
        assertThat(divided.at("/shippingGroups/1/totals/discount/amount")).isEqualTo("33");
    }

    @Test
    void promotionsTakeAFixedNumberOfStatements() {
        var before = shop.readyCart(Map.of(mug, 1));
        var plain = before.api().get(before.path("")).expect(200).statements().size();
        promotion("""
                {"name": "Facts", "requiresCode": true, "codes": ["%s"], "limits": {"uses": 5},
                 "conditions": [{"type": "ANY", "conditions": [
                     {"type": "QUANTITY", "atLeast": 100, "items": {"matching": {"tags": ["none"]}}},
                     {"type": "NOT", "condition": {"type": "ORDER_NUMBER", "number": 1000}}]}],
                 "actions": [{"type": "ORDER", "reduction": {"type": "PERCENT", "percent": 1}}]}
                """.formatted(code));
        var cart = coded(shop.readyCart(Map.of(mug, 1)));

        assertThat(before.api().get(before.path("")).expect(200).statements()).hasSize(plain);
        assertThat(cart.api().get(cart.path("")).expect(200).statements()).hasSizeLessThanOrEqualTo(plain + 3);
        assertThat(shop.complete(cart).expect(201).statements()).hasSizeLessThanOrEqualTo(21);
    }

    private BuyingShop.GuestCart coded(BuyingShop.GuestCart cart) {
        cart.api().post(cart.path("/codes"), Map.of("code", code)).expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        return cart;
    }

    private String coded(String more) {
        return """
                {"name": "Code", "requiresCode": true, "codes": ["%s"],
                 "actions": [{"type": "ORDER", "reduction": {"type": "AMOUNT",
                              "amounts": [{"amount": 100, "currency": "USD"}]}}]%s}
                """.formatted(code, more);
    }

    private String promotion(String body) {
        var promotion = staff.post("/admin/v1/promotions", body).expect(201);
        created.add(promotion.at("/id"));
        staff.post("/admin/v1/promotions/" + promotion.at("/id") + "/activate").expect(200);
        return promotion.at("/id");
    }

    /// Uses of the promotion that was created last.
    private long uses() {
        return staff.get("/admin/v1/promotions?sort=-createdAt&limit=100")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(promotion -> promotion.get("id").asString().equals(created.getLast()))
                .findFirst()
                .orElseThrow()
                .get("uses")
                .asLong();
    }
}
