package dev.kontor.order.edit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.VariantId;
import dev.kontor.document.DocumentFixtures;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderReader;
import dev.kontor.order.lifecycle.TestOrders;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import tools.jackson.databind.JsonNode;

/// Staff move placed orders from Iceland, where prices include 24 % tax, to New Zealand, where 15 % come on top.
@KontorTest
class OrderMoveTests extends EditScenario {

    @Autowired
    Logins logins;

    @Autowired
    OrderReader orders;

    private BuyingShop shop;

    @BeforeEach
    void openShop() {
        shop = new BuyingShop(api, jdbc);
    }

    /// An order of two mugs at 12.40 and shipping at 5.00, paid.
    private record Bought(OrderId id, Api own) {}

    private Bought bought() {
        var variant = shop.variant(1_240, 10);
        var order = shop.complete(shop.payingCart(Map.of(variant, 2), "tok_approve"))
                .expect(201);
        var id = TypeIds.parse(OrderId.class, order.at("/id"));
        return new Bought(id, api.with("X-Order-Token", order.at("/token")));
    }

    private static Map<String, Object> move(Map<String, String> address) {
        return Map.of("type", "SET_ADDRESS", "shippingAddress", address);
    }

    private Map<String, Object> ship(String code, @Nullable Long price) {
        var method = jdbc.sql("select id from shipping.methods where code = :code")
                .param("code", code)
                .query(UUID.class)
                .single();
        var action = new HashMap<String, Object>(
                Map.of("type", "SET_SHIPPING", "shippingMethodId", new ShippingMethodId(method).text()));
        if (price != null) {
            action.put("shippingPrice", Map.of("amount", price, "currency", "USD"));
            action.put("priceReason", "Agreed on the phone.");
        }
        return action;
    }

    private static Map<String, Object> toNewZealand() {
        return move(BuyingShop.NEW_ZEALAND);
    }

    private String due(Bought order) {
        var totals = staff.get(path(order.id())).expect(200);
        return totals.at("/totals/total/amount") + "-" + totals.at("/totals/canceled/amount");
    }

    private String refunded(Bought order) {
        return order.own()
                .get("/store/v1/orders/" + order.id().text())
                .expect(200)
                .at("/payment/refunded/amount");
    }

    /// What is left of each tax: `rate net tax`.
    private List<String> taxes(Bought order) {
        var left = new ArrayList<String>();
        for (var tax : staff.get(path(order.id())).expect(200).json().at("/taxes")) {
            left.add(tax.at("/rate").asString() + " "
                    + (tax.at("/net/amount").asLong()
                            - tax.at("/canceledNet/amount").asLong())
                    + " "
                    + (tax.at("/tax/amount").asLong()
                            - tax.at("/canceledTax/amount").asLong()));
        }
        return left;
    }

    @Test
    void anAddressInAnotherTaxZoneChangesTaxesShippingAndMoney() {
        var order = bought();
        var before = staff.get(path(order.id())).expect(200);
        var patched = staff.with("If-Match", "\"" + before.at("/version") + "\"")
                .patch(path(order.id()), Map.of("shippingAddress", BuyingShop.NEW_ZEALAND))
                .expectProblem(422, "address-invalid");
        assertThat(patched.at("/detail")).contains("SET_ADDRESS");
        var alone = propose(order.id(), List.of(toNewZealand())).expectProblem(422, "rejected");
        assertThat(alone.at("/errors/0/code")).isEqualTo("shipping-unavailable");
        assertThat(alone.at("/detail")).contains("SET_SHIPPING").contains("buying-new-zealand");

        var actions = List.of(toNewZealand(), ship("buying-new-zealand", null));
        var preview = staff.post(path(order.id()) + "/edits/preview", Map.of("reason", "Moved", "actions", actions))
                .expect(200);

        assertThat(preview.statements()).as("six, and one for the session").hasSizeLessThanOrEqualTo(7);
        assertThat(preview.json().at("/removed").size()).isZero();
        assertThat(preview.json().at("/added").size()).isZero();
        assertThat(preview.json().at("/retaxed").size()).isEqualTo(1);
        assertThat(preview.at("/retaxed/0/quantity")).isEqualTo("2");
        assertThat(preview.at("/retaxed/0/grossBefore/amount")).isEqualTo("2480");
        assertThat(preview.at("/retaxed/0/unitPrice/amount")).isEqualTo("1000");
        assertThat(preview.at("/retaxed/0/gross/amount")).isEqualTo("2300");
        assertThat(preview.at("/shipping/0/after/gross/amount")).isEqualTo("575");
        assertThat(preview.at("/totalBefore/amount")).isEqualTo("2980");
        assertThat(preview.at("/totalAfter/amount")).isEqualTo("2875");
        assertThat(preview.at("/toRefund/amount")).isEqualTo("105");
        assertThat(preview.at("/addresses/0/after/country")).isEqualTo("NZ");
        assertThat(preview.json().at("/stock").size()).isZero();
        assertThat(due(order)).isEqualTo("2980-0");

        var edit = propose(order.id(), actions).expect(201);
        var confirmed = confirm(order.id(), edit).expect(200);

        assertThat(confirmed.statements()).hasSizeLessThanOrEqualTo(25);
        await().until(() -> refunded(order).equals("105"));
        var seen = staff.get(path(order.id())).expect(200);
        assertThat(due(order)).isEqualTo("5855-2980");
        assertThat(seen.at("/shippingAddress/country")).isEqualTo("NZ");
        assertThat(seen.at("/shipping/code")).isEqualTo("buying-new-zealand");
        assertThat(seen.at("/totals/pricesIncludeTax")).isEqualTo("false");
        assertThat(seen.json().has("shippingGroups")).isFalse();
        assertThat(taxes(order)).containsExactlyInAnyOrder("0.24 0 0", "0.15 2500 375");
        var parts = staff.get(path(order.id()) + "/explain").expect(200).json().at("/parts");
        long explained = 0;
        for (var part : parts) {
            explained += part.at("/amount/amount").asLong();
        }
        assertThat(explained).isEqualTo(5_855);
        assertThat(EventProbe.on(jdbc).typesOf(order.id()))
                .containsSequence("order.units_canceled", "order.edited", "order.updated");
        var event = EventProbe.on(jdbc).of(order.id()).stream()
                .filter(each -> each.type().equals("order.edited"))
                .findFirst()
                .orElseThrow()
                .data();
        assertThat(event.at("/shipping/amount").asLong()).isEqualTo(75);
        assertThat(event.at("/items").size()).isZero();
        assertThat(event.at("/retaxed/0/gross/amount").asLong()).isEqualTo(2_300);
        assertThat(event.at("/replacedShipping/0/gross/amount").asLong()).isEqualTo(575);
        assertThat(event.at("/taxes").size()).isEqualTo(2);
        assertThat(event.at("/fields/0").asString()).isEqualTo("shippingAddress");
        assertThat(AuditProbe.on(jdbc).of(confirmed).getFirst().after()).doesNotContain("Wellington");
        var history = order.own()
                .get("/store/v1/orders/" + order.id().text() + "/edits")
                .expect(200);
        assertThat(history.at("/items/0/addresses/0/before/country")).isEqualTo("IS");
        assertThat(history.at("/items/0/shipping/0/after/code")).isEqualTo("buying-new-zealand");
        assertThat(history.json().at("/items/0/removed").size()).isZero();
        assertThat(history.at("/items/0/retaxed/0/grossBefore/amount")).isEqualTo("2480");
        assertThat(history.at("/items/0/taxes/0/tax/amount")).isEqualTo("-577");
        assertThat(test.timeline(order.id())).contains("EDITED", "DETAILS_CHANGED");
    }

    @Test
    void aMoveWithFewerUnitsDistinguishesThemFromTheRemainingOnes() {
        var order = bought();
        var line = staff.get(path(order.id())).expect(200).at("/items/0/id");
        var fewer = Map.<String, Object>of("type", "SET_QUANTITY", "itemId", line, "quantity", 1);

        var preview = staff.post(
                        path(order.id()) + "/edits/preview",
                        Map.of(
                                "reason",
                                "Moved",
                                "actions",
                                List.of(fewer, toNewZealand(), ship("buying-new-zealand", null))))
                .expect(200);

        assertThat(preview.json().at("/removed").size()).isEqualTo(1);
        assertThat(preview.at("/removed/0/quantity")).isEqualTo("1");
        assertThat(preview.at("/removed/0/gross/amount")).isEqualTo("1240");
        assertThat(preview.json().at("/added").size()).isZero();
        assertThat(preview.at("/retaxed/0/quantity")).isEqualTo("1");
        assertThat(preview.at("/retaxed/0/grossBefore/amount")).isEqualTo("1240");
        assertThat(preview.at("/retaxed/0/gross/amount")).isEqualTo("1150");
    }

    @Test
    void theInvoiceLessCreditNotesIsWhatTheMovedOrderCosts() {
        var order = bought();
        confirm(
                        order.id(),
                        propose(order.id(), List.of(toNewZealand(), ship("buying-new-zealand", 0L)))
                                .expect(201))
                .expect(200);
        await().until(() -> refunded(order).equals("680"));
        DocumentFixtures.settings(staff);
        staff.withIdempotencyKey().post(path(order.id()) + "/invoice").expect(200);

        await().until(() -> documents(order, "CREDIT_NOTE").size() == 1);
        var invoice = documents(order, "INVOICE").getFirst();
        var note = documents(order, "CREDIT_NOTE").getFirst();
        assertThat(invoice.total() - note.total()).isEqualTo(2_300);
        assertThat(taxOf(invoice.id(), "0.15") - taxOf(note.id(), "0.15")).isEqualTo(300);
        assertThat(taxOf(invoice.id(), "0.24") - taxOf(note.id(), "0.24")).isZero();

        propose(order.id(), List.of(move(BuyingShop.ICELAND), ship("buying-iceland", null)))
                .expectProblem(409, "invalid-state-transition");
        assertThat(due(order)).isEqualTo("5280-2980");
    }

    private record Document(String id, long total) {}

    private List<Document> documents(Bought order, String kind) {
        var found = new ArrayList<Document>();
        for (var item : staff.get("/admin/v1/documents?orderId=" + order.id().text() + "&kind=" + kind)
                .expect(200)
                .json()
                .at("/items")) {
            found.add(new Document(
                    item.at("/id").asString(), item.at("/total/amount").asLong()));
        }
        return found;
    }

    private long taxOf(String document, String rate) {
        long sum = 0;
        for (var tax :
                staff.get("/admin/v1/documents/" + document).expect(200).json().at("/content/taxes")) {
            if (tax.at("/rate").asString().equals(rate)) {
                sum += tax.at("/tax/amount").asLong();
            }
        }
        return sum;
    }

    @Test
    void anotherMethodOrPriceOfShippingIsPaidOrRefunded() {
        jdbc.sql("""
                        with method as (
                            insert into shipping.methods (id, version, code, zone_id, kind, min_days, max_days,
                                tax_category, active, created_at, updated_at)
                            select gen_random_uuid(), 1, 'moving-express', zone_id, 'FLAT', 1, 2, 'buying', true, now(),
                                now()
                            from shipping.methods where code = 'buying-iceland'
                            on conflict do nothing returning id
                        ), name as (
                            insert into shipping.method_names (method_id, locale, name)
                            select id, 'en', 'Express' from method
                        )
                        insert into shipping.method_rates (method_id, currency, amount_minor)
                        select id, 'USD', 1500 from method
                        """).update();
        var order = bought();
        var clerk = api.as(
                logins.staff(Permission.ORDERS_READ, Permission.ORDERS_WRITE).token());
        clerk.withIdempotencyKey()
                .post(
                        path(order.id()) + "/edits",
                        Map.of("reason", "x", "actions", List.of(ship("moving-express", 0L))))
                .expectProblem(403, "missing-permission");

        var edit = propose(order.id(), List.of(ship("moving-express", null))).expect(201);
        assertThat(edit.at("/preview/toPay/amount")).isEqualTo("1000");
        var confirmed = confirm(order.id(), edit, "bank-transfer").expect(200);

        assertThat(confirmed.statements()).hasSizeLessThanOrEqualTo(25);
        assertThat(due(order)).isEqualTo("4480-500");
        confirm(
                        order.id(),
                        propose(order.id(), List.of(ship("moving-express", 500L)))
                                .expect(201))
                .expect(200);
        assertThat(due(order)).isEqualTo("4980-2000");
        assertThat(taxes(order)).containsExactly("0.24 2403 577");
        assertThat(staff.get(path(order.id())).expect(200).at("/shipping/code")).isEqualTo("moving-express");
        staff.withIdempotencyKey()
                .post(path(order.id()) + "/cancel", Map.of("reason", "Changed my mind"))
                .expect(200);
        await().until(() -> refunded(order).equals("2980"));
    }

    /// An order of three mugs, of which one goes to New Zealand.
    private Bought split(VariantId variant) {
        var cart = shop.readyCart(Map.of(variant, 3));
        var item = cart.api().get(cart.path("")).expect(200).at("/items/0/id");
        var divided = cart.api()
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
        cart.api()
                .put(
                        cart.path("/shipping-selection"),
                        Map.of("code", "buying-new-zealand", "shippingGroupId", divided.at("/shippingGroups/1/id")))
                .expect(200);
        shop.pay(cart, "tok_approve").expect(201);
        var placed = shop.complete(cart).expect(201);
        return new Bought(
                TypeIds.parse(OrderId.class, placed.at("/id")), api.with("X-Order-Token", placed.at("/token")));
    }

    /// The newest event about an edit.
    private JsonNode edited(Bought order) {
        return EventProbe.on(jdbc).of(order.id()).stream()
                .filter(each -> each.type().equals("order.edited"))
                .toList()
                .getLast()
                .data();
    }

    @Test
    void theItemsOfAnEditNameTheirGroups() {
        var variant = shop.variant(1_240, 10);
        var order = split(variant);
        var seen = staff.get(path(order.id())).expect(200);
        var here = seen.at("/shippingGroups/0/id");
        var there = seen.at("/shippingGroups/1/id");
        var more = Map.of("type", "ADD_ITEM", "variantId", variant.text(), "quantity", 1, "shippingGroupId", there);
        var less = Map.of("type", "SET_QUANTITY", "itemId", seen.at("/items/0/id"), "quantity", 1);

        var edit = propose(order.id(), List.of(more, less)).expect(201);
        confirm(order.id(), edit, "bank-transfer").expect(200);

        var items = edited(order).at("/items");
        assertThat(items.at("/0/quantity").asInt()).isEqualTo(-1);
        assertThat(items.at("/0/shippingGroupId").asString()).isEqualTo(here);
        assertThat(items.at("/1/quantity").asInt()).isEqualTo(1);
        assertThat(items.at("/1/shippingGroupId").asString()).isEqualTo(there);
    }

    @Test
    void aGroupOfASplitOrderMovesAlone() {
        var order = split(shop.variant(1_240, 10));
        assertThat(due(order)).isEqualTo("4981-0");
        var group = staff.get(path(order.id())).expect(200).at("/shippingGroups/1/id");
        propose(order.id(), List.of(move(BuyingShop.ICELAND))).expectProblem(422, "rejected");
        var address = new HashMap<>(move(BuyingShop.ICELAND));
        address.put("shippingGroupId", group);
        var shipping = new HashMap<>(ship("buying-iceland", null));
        shipping.put("shippingGroupId", group);

        var edit = propose(order.id(), List.of(address, shipping)).expect(201);
        assertThat(edit.at("/preview/toPay/amount")).isEqualTo("37");
        var confirmed = confirm(order.id(), edit, "bank-transfer").expect(200);

        assertThat(confirmed.statements()).hasSizeLessThanOrEqualTo(25);
        assertThat(due(order)).isEqualTo("7019-2001");
        var seen = staff.get(path(order.id())).expect(200);
        assertThat(seen.json().at("/shippingGroups").size()).isEqualTo(2);
        assertThat(seen.at("/shippingGroups/1/shippingAddress/country")).isEqualTo("IS");
        assertThat(seen.at("/shippingGroups/1/shipping/code")).isEqualTo("buying-iceland");
        assertThat(seen.at("/shippingGroups/1/canceled/amount")).isEqualTo("0");
        var edited = edited(order);
        assertThat(edited.at("/retaxed/0/shippingGroupId").asString()).isEqualTo(group);
        assertThat(edited.at("/replacedShipping/0/shippingGroupId").asString()).isEqualTo(group);
        var whole = orders.find(order.id()).orElseThrow();
        assertThat(whole.shippingGroups()).hasSize(2);
        assertThat(whole.shippingAddress(group)).extracting(Address::country).isEqualTo("IS");
        assertThat(taxes(order)).containsExactlyInAnyOrder("0.24 4046 972", "0.15 0 0");
        long explained = 0;
        for (var part :
                staff.get(path(order.id()) + "/explain").expect(200).json().at("/parts")) {
            explained += part.at("/amount/amount").asLong();
        }
        assertThat(explained).isEqualTo(7_019);
        var parcel = staff.withIdempotencyKey()
                .post(path(order.id()) + "/fulfillments", Map.of("shippingGroupId", group))
                .expect(201);
        assertThat(parcel.json().at("/items").size()).isEqualTo(1);
    }

    @Test
    void aBillingAddressAloneChangesNoMoney() {
        var order = bought();
        var other = new HashMap<>(BuyingShop.ICELAND);
        other.put("company", "Analytical Engines Ltd");
        var billing = Map.<String, Object>of("type", "SET_ADDRESS", "billingAddress", other);

        confirm(order.id(), propose(order.id(), List.of(billing)).expect(201)).expect(200);

        var seen = staff.get(path(order.id())).expect(200);
        assertThat(seen.at("/billingAddress/company")).isEqualTo("Analytical Engines Ltd");
        assertThat(due(order)).isEqualTo("2980-0");
        propose(order.id(), List.of(billing)).expectProblem(422, "rejected");
        var invalid = new HashMap<>(other);
        invalid.put("country", "US");
        propose(order.id(), List.of(Map.of("type", "SET_ADDRESS", "billingAddress", invalid)))
                .expectProblem(422, "address-invalid");
    }

    @Test
    void parcelsAndOtherRefundsKeepAnOrderWhereItIs() {
        var packed = bought();
        var parcel = staff.withIdempotencyKey()
                .post(path(packed.id()) + "/fulfillments", Map.of())
                .expect(201);
        propose(packed.id(), List.of(toNewZealand(), ship("buying-new-zealand", null)))
                .expectProblem(422, "quantity-limit");
        staff.post("/admin/v1/fulfillments/" + parcel.at("/id") + "/ship").expect(200);
        propose(packed.id(), List.of(toNewZealand(), ship("buying-new-zealand", null)))
                .expectProblem(409, "invalid-state-transition");
        propose(packed.id(), List.of(ship("buying-iceland", 0L))).expectProblem(409, "invalid-state-transition");

        var refunded = bought();
        var payment = jdbc.sql("select payment_id from orders.orders where id = :id")
                .param("id", refunded.id().value())
                .query(UUID.class)
                .single();
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/payments/" + new PaymentId(payment).text() + "/refunds",
                        Map.of("amount", Map.of("amount", 100, "currency", "USD"), "reason", "Test"))
                .expect(201);
        await().until(() -> refunded(refunded).equals("100"));
        propose(refunded.id(), List.of(toNewZealand(), ship("buying-new-zealand", null)))
                .expectProblem(422, "rejected");
        assertThat(due(refunded)).isEqualTo("2980-0");
    }

    @Test
    void aMoveIsConfirmedOnceAndNotAfterTheOrderChanged() throws Exception {
        var order = bought();
        var actions = List.of(toNewZealand(), ship("buying-new-zealand", null));
        var stale = propose(order.id(), actions).expect(201);
        var edit = propose(order.id(), actions).expect(201);
        var version = edit.at("/preview/orderVersion");
        Callable<Integer> confirm =
                () -> confirm(order.id(), edit, version, null).status();

        assertThat(TestOrders.race(List.of(confirm, confirm, confirm))).containsOnlyOnce(200);

        await().until(() -> refunded(order).equals("105"));
        assertThat(due(order)).isEqualTo("5855-2980");
        var now = staff.get(path(order.id())).expect(200).at("/version");
        confirm(order.id(), stale, version, null).expectProblem(412, "precondition-failed");
        confirm(order.id(), stale, now, null).expectProblem(422, "quantity-limit");
        assertThat(due(order)).isEqualTo("5855-2980");
    }

    @Test
    void aMoveRacesWithAParcel() throws Exception {
        for (int round = 0; round < 3; round++) {
            var order = bought();
            var edit = propose(order.id(), List.of(toNewZealand(), ship("buying-new-zealand", null)))
                    .expect(201);
            var version = edit.at("/preview/orderVersion");
            Callable<Integer> confirm =
                    () -> confirm(order.id(), edit, version, null).status();
            Callable<Integer> pack = () -> staff.withIdempotencyKey()
                    .post(path(order.id()) + "/fulfillments", Map.of())
                    .status();

            var statuses = TestOrders.race(List.of(confirm, pack));

            boolean moved = statuses.getFirst() == 200;
            assertThat(statuses.getFirst()).isIn(200, 412, 422);
            assertThat(due(order)).isEqualTo(moved ? "5855-2980" : "2980-0");
            assertThat(staff.get(path(order.id())).expect(200).at("/shippingAddress/country"))
                    .isEqualTo(moved ? "NZ" : "IS");
        }
    }
}
