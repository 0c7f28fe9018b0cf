package dev.kontor.customer;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.journeys.BuyingShop;
import dev.kontor.order.OrderId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// Staff merge two accounts of one person.
@KontorTest
class CustomerMergeTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private BuyingShop shop;
    private Api staff;
    private Logins.Customer source;
    private Logins.Customer target;

    @BeforeEach
    void twoAccounts() {
        shop = new BuyingShop(api, jdbc);
        staff = api.as(logins.owner().token());
        source = logins.customer();
        target = logins.customer();
    }

    @Test
    void everythingOfTheSourceBelongsToTheTarget() {
        var mug = shop.variant(1_000, 10);
        var cup = shop.variant(2_000, 10);
        var order = order(source, mug);
        cart(source, mug, 2);
        cart(target, mug, 1);
        cart(target, cup, 1);
        address(source, "Street 1");
        address(source, "Street 2");
        address(target, "Street 1");
        review(source, order);
        var group = group(source);
        tag(source, "press", "vip");
        tag(target, "vip");
        staff.with("If-Match", "*")
                .patch(path(source), Map.of("vatNumber", "SK2120271406"))
                .expect(200);
        staff.post(path(source) + "/notes", Map.of("text", "Calls at noon.")).expect(200);
        var list = priceList(source);
        var value = Map.of("amount", 700, "currency", "USD");
        staff.withIdempotencyKey()
                .post(path(source) + "/store-credit", Map.of("amount", value, "reason", "Late"))
                .expect(200);
        staff.withIdempotencyKey()
                .post(
                        "/admin/v1/gift-cards",
                        Map.of("value", value, "customerId", source.id().text()))
                .expect(201);
        var expected = Map.of(
                "CARTS",
                2,
                "ORDERS",
                1,
                "REVIEWS",
                1,
                "PRICE_LISTS",
                1,
                "GIFT_CARDS",
                2,
                "ADDRESSES",
                1,
                "GROUPS",
                1,
                "VAT_NUMBER",
                1,
                "TAGS",
                1,
                "NOTES",
                1);

        var preview =
                merge(Map.of("sourceId", source.id().text(), "dryRun", true)).expect(200);

        assertThat(moved(preview)).isEqualTo(expected);
        assertThat(preview.json().at("/dryRun").asBoolean()).isTrue();
        assertThat(customerOf(order)).isEqualTo(source.id().value());
        assertThat(AuditProbe.on(jdbc).of(preview)).isEmpty();

        var merged = merge(source.id()).expect(200);

        assertThat(moved(merged)).isEqualTo(expected);
        assertThat(staff.get(path(target)).expect(200).at("/vatNumber")).isEqualTo("SK2120271406");
        assertThat(staff.get(path(source)).expect(200).json().has("vatNumber")).isFalse();
        var me = api.as(target.token());
        var orders = me.get("/store/v1/orders").expect(200).json().at("/items");
        assertThat(orders.size()).isEqualTo(1);
        assertThat(orders.at("/0/id").asString()).isEqualTo(order.text());
        var cart = me.get("/store/v1/me/cart").expect(200);
        assertThat(cart.json()
                        .at("/items")
                        .valueStream()
                        .mapToInt(item -> item.path("quantity").asInt()))
                .as("of the customer's last cart")
                .containsExactlyInAnyOrder(1, 2);
        assertThat(me.get("/store/v1/me/addresses")
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isEqualTo(2);
        assertThat(staff.get(path(target) + "/notes").expect(200).at("/items/0/text"))
                .isEqualTo("Calls at noon.");
        assertThat(me.get("/store/v1/me/store-credit").expect(200).at("/items/0/amount"))
                .isEqualTo("700");
        var kept = staff.get(path(target)).expect(200);
        assertThat(kept.json().at("/tags").valueStream().map(tag -> tag.asString()))
                .containsExactly("press", "vip");
        assertThat(kept.at("/groupIds/0")).isEqualTo(group);
        assertThat(staff.get("/admin/v1/price-lists/" + list)
                        .expect(200)
                        .json()
                        .at("/customerIds")
                        .valueStream()
                        .map(id -> id.asString()))
                .containsExactly(target.id().text());
        assertThat(jdbc.sql("select count(*) from review.reviews where customer_id = :id")
                        .param("id", target.id())
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        assertThat(EventProbe.on(jdbc).typesOf(target.id())).contains("customer.merged");
        assertThat(AuditProbe.on(jdbc).of(merged))
                .extracting(AuditProbe.Recorded::action)
                .contains("customer.merged", "price_list.updated");
    }

    @Test
    void everyColumnThatRefersToCustomersIsKnown() {
        assertThat(jdbc.sql("""
                        select format('%s.%s.%s', table_schema, table_name, column_name) from information_schema.columns
                        where column_name ~ 'customers?(_id|_key|$)' and column_name <> 'customer_groups'
                            and table_schema not like 'pg!_%' escape '!'
                        order by 1
                        """).query(String.class).list())
                .as("a new one needs a CustomerMergeParticipant, or a line in ADR 62 that says why not")
                .containsExactly(
                        "cart.carts.customer_id",
                        "customer.addresses.customer_id",
                        "customer.consent_records.customer_id",
                        "customer.erasure_requests.customer_id",
                        "customer.group_members.customer_id",
                        "customer.notes.customer_id",
                        "document.documents.customer_id",
                        "giftcard.cards.customer_id",
                        "giftcard.credits.customer_id",
                        "inventory.reservations.customer_key",
                        "newsletter.subscribers.customer_id",
                        "orders.credit_limits.customer_id",
                        "orders.orders.customer_id",
                        "pricing.price_lists.customers",
                        "privacy.data_exports.customer_id",
                        "privacy.erasure_requests.customer_id",
                        "privacy.legal_holds.customer_id",
                        "review.invitations.customer_id",
                        "review.reviews.customer_id",
                        "stockalert.alerts.customer_id",
                        "tax.exemptions.customer_id",
                        "wishlist.lists.customer_id");
    }

    @Test
    void theSourceIsSignedOutAndNamesTheTarget() {
        merge(source.id()).expect(200);

        api.as(source.token()).get("/store/v1/me").expectProblem(401, "unauthenticated");
        assertThat(staff.get(path(target)).expect(200).at("/version")).isEqualTo("2");
        staff.with("If-Match", "\"1\"")
                .patch(path(target), Map.of("tags", List.of("old")))
                .expectProblem(412, "precondition-failed");
        var old = staff.get(path(source)).expect(200);
        assertThat(old.at("/status")).isEqualTo("DISABLED");
        assertThat(old.at("/mergedInto")).isEqualTo(target.id().text());
        var refused = staff.with("If-Match", old.requiredHeader("ETag"))
                .patch(path(source), Map.of("status", "ACTIVE"))
                .expectProblem(422, "rejected");
        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/status");
        assertThat(refused.at("/detail")).contains(target.id().text());
    }

    @Test
    void nothingIsStoredAtTheSourceAnymore() {
        merge(source.id()).expect(200);
        var value = Map.of("amount", 700, "currency", "USD");
        var id = source.id().text();

        for (var refused : List.of(
                staff.with("If-Match", "*").put(path(source) + "/credit-limits", Map.of("limits", List.of(value))),
                staff.withIdempotencyKey()
                        .post(path(source) + "/store-credit", Map.of("amount", value, "reason", "Late")),
                staff.withIdempotencyKey().post("/admin/v1/gift-cards", Map.of("value", value, "customerId", id)),
                staff.post("/admin/v1/draft-orders", Map.of("customerId", id)),
                staff.post(path(source) + "/notes", Map.of("text", "Calls at noon.")),
                staff.post(
                        path(source) + "/consents",
                        Map.of("purpose", "NEWSLETTER", "given", false, "note", "By telephone")),
                staff.post(
                        "/admin/v1/tax-exemptions",
                        Map.of(
                                "customerId",
                                id,
                                "certificateNumber",
                                "EX-1",
                                "areas",
                                List.of(Map.of("country", "US")))))) {
            assertThat(refused.expectProblem(422, "rejected").at("/detail"))
                    .contains(target.id().text());
        }
    }

    @Test
    void repeatingAMergeChangesNothing() {
        merge(source.id()).expect(200);

        var again = merge(source.id()).expect(200);

        assertThat(again.json().at("/moved").size()).isZero();
        assertThat(again.statements()).noneMatch(sql -> sql.strip().startsWith("update"));
        assertThat(AuditProbe.on(jdbc).of(again)).isEmpty();
        var third = logins.customer();
        assertThat(staff.post(
                                path(third) + "/merge",
                                Map.of("sourceId", source.id().text()))
                        .expectProblem(409, "invalid-state-transition")
                        .at("/mergedInto"))
                .isEqualTo(target.id().text());
        staff.post(path(third) + "/merge", Map.of("sourceId", target.id().text()))
                .expect(200);
        assertThat(staff.get(path(source)).at("/mergedInto"))
                .as("the first merge leads on")
                .isEqualTo(third.id().text());
    }

    @Test
    void refusesWhatCannotBeMerged() {
        var self = staff.post(
                        path(target) + "/merge", Map.of("sourceId", target.id().text()))
                .expectProblem(422, "rejected");
        assertThat(self.at("/errors/0/pointer")).isEqualTo("/sourceId");
        var unknown = merge(CustomerId.next()).expectProblem(422, "rejected");
        assertThat(unknown.at("/errors/0/code")).isEqualTo("not-found");
        merge(Map.of("sourceId", logins.owner().id().text())).expectProblem(400, "invalid-id");
        staff.post(
                        "/admin/v1/customers/" + CustomerId.next().text() + "/merge",
                        Map.of("sourceId", source.id().text()))
                .expectProblem(404, "not-found");
        api.as(logins.staff(Permission.CUSTOMERS_READ).token())
                .post(path(target) + "/merge", Map.of("sourceId", source.id().text()))
                .expectProblem(403, "missing-permission");
        jdbc.sql("insert into customer.erasure_requests (customer_id, requested_at) values (:id, now())")
                .param("id", source.id())
                .update();
        merge(source.id()).expectProblem(409, "invalid-state-transition");

        assertThat(staff.get(path(source)).at("/status")).isEqualTo("ACTIVE");
    }

    @Test
    void nothingIsMergedIntoAnAccountWithoutAVerifiedAddress() {
        unverify(target);

        var refused = merge(source.id()).expectProblem(422, "rejected");

        assertThat(refused.at("/errors/0/pointer")).isEqualTo("/id");
        assertThat(refused.at("/errors/0/code")).isEqualTo("unverified-target");
        assertThat(refused.at("/detail")).contains(target.id().text());
        merge(Map.of("sourceId", source.id().text(), "dryRun", true)).expectProblem(422, "rejected");
        staff.post(path(source) + "/merge", Map.of("sourceId", target.id().text()))
                .expect(200);
    }

    private void unverify(Logins.Customer customer) {
        jdbc.sql("update identity.accounts set unverified = true where id = :id")
                .param("id", customer.id())
                .update();
    }

    @Test
    void oppositeMergesExcludeEachOther() throws Exception {
        List<Callable<Integer>> both = List.of(
                () -> merge(source.id()).status(),
                () -> staff.post(
                                path(source) + "/merge",
                                Map.of("sourceId", target.id().text()))
                        .status());
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var answers = threads.invokeAll(both).stream()
                    .map(CustomerMergeTests::get)
                    .toList();

            assertThat(answers).containsExactlyInAnyOrder(200, 409);
        }
    }

    @Test
    void anOrderPlacedDuringTheMergeFollows() {
        var order = order(source, shop.variant(1_000, 10));
        merge(source.id()).expect(200);
        EventProbe.on(jdbc).awaitDelivered();
        jdbc.sql("update orders.orders set customer_id = :source where id = :id")
                .param("source", source.id())
                .param("id", order)
                .update();
        jdbc.sql("""
                        insert into events.log (id, type, version, subject, occurred_at, request_id, data)
                        select gen_random_uuid(), type, version, subject, occurred_at, request_id, data
                        from events.log where type = 'order.placed' and subject = :subject
                        """).param("subject", order.text()).update();
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(customerOf(order)).isEqualTo(target.id().value());
    }

    @Test
    void anOrderBegunDuringTheMergeFollowsBeforeItIsPlaced() {
        var order = order(source, shop.variant(1_000, 10));
        merge(source.id()).expect(200);
        EventProbe.on(jdbc).awaitDelivered();
        jdbc.sql("update orders.orders set customer_id = :source where id = :id")
                .param("source", source.id())
                .param("id", order)
                .update();
        jdbc.sql("""
                        insert into events.log (id, type, version, subject, occurred_at, request_id, data)
                        select gen_random_uuid(), type, version, subject, occurred_at, request_id, data
                        from events.log where type = 'customer.merged' and subject = :subject
                        """).param("subject", target.id().text()).update();
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(customerOf(order)).isEqualTo(target.id().value());
    }

    private static <T> T get(Future<T> future) {
        return future.resultNow();
    }

    private Api.Response merge(CustomerId from) {
        return merge(Map.of("sourceId", from.text()));
    }

    private Api.Response merge(Map<String, ?> request) {
        return staff.post(path(target) + "/merge", request);
    }

    private static String path(Logins.Customer customer) {
        return "/admin/v1/customers/" + customer.id().text();
    }

    private static Map<String, Integer> moved(Api.Response result) {
        return result.json()
                .at("/moved")
                .valueStream()
                .collect(Collectors.toMap(
                        each -> each.path("type").asString(),
                        each -> each.path("count").asInt()));
    }

    private OrderId order(Logins.Customer customer, VariantId variant) {
        jdbc.sql("update catalog.variants set shippable = false where id = :id")
                .param("id", variant)
                .update();
        var buyer = api.as(customer.token());
        var cart = buyer.post(
                        "/store/v1/carts",
                        Map.of(
                                "currency",
                                "USD",
                                "email",
                                customer.email(),
                                "billingAddress",
                                BuyingShop.ICELAND,
                                "items",
                                List.of(Map.of("variantId", variant.text(), "quantity", 1))))
                .expect(201)
                .at("/id");
        buyer.withIdempotencyKey()
                .post("/store/v1/carts/" + cart + "/payments", Map.of("method", "test", "token", "tok_approve"))
                .expect(201);
        return TypeIds.parse(
                OrderId.class,
                buyer.withIdempotencyKey()
                        .post("/store/v1/carts/" + cart + "/complete", Map.of())
                        .expect(201)
                        .at("/id"));
    }

    private void cart(Logins.Customer customer, VariantId variant, int quantity) {
        api.as(customer.token())
                .post(
                        "/store/v1/carts",
                        Map.of(
                                "currency",
                                "USD",
                                "items",
                                List.of(Map.of("variantId", variant.text(), "quantity", quantity))))
                .expect(201);
    }

    private void address(Logins.Customer customer, String line) {
        api.as(customer.token())
                .post(
                        "/store/v1/me/addresses",
                        Map.of("firstName", "Ada", "line1", line, "city", "Reykjavik", "country", "IS"))
                .expect(201);
    }

    private void review(Logins.Customer customer, OrderId order) {
        var product = jdbc.sql("select product_id from orders.order_lines where order_id = :id")
                .param("id", order)
                .query(UUID.class)
                .single();
        jdbc.sql("""
                        insert into review.reviews (id, version, product_id, customer_id, rating, title, body, author,
                            locale, verified_purchase, status, created_at, updated_at)
                        values (:id, 1, :product, :customer, 5, 'Good', 'Good.', 'Ada', 'en', true, 'PENDING', now(),
                            now())
                        """)
                .param("id", UUID.randomUUID())
                .param("product", product)
                .param("customer", customer.id())
                .update();
    }

    private String group(Logins.Customer customer) {
        var group = staff.post("/admin/v1/customer-groups", Map.of("code", "merge-" + UUID.randomUUID(), "name", "M"))
                .expect(201)
                .at("/id");
        staff.post(
                        "/admin/v1/customer-groups/" + group + "/members",
                        Map.of("customerIds", List.of(customer.id().text())))
                .expect(200);
        return group;
    }

    private void tag(Logins.Customer customer, String... tags) {
        staff.with("If-Match", "\"1\"")
                .patch(path(customer), Map.of("tags", List.of(tags)))
                .expect(200);
    }

    private String priceList(Logins.Customer customer) {
        return staff.post(
                        "/admin/v1/price-lists",
                        Map.of(
                                "name",
                                "Merge " + UUID.randomUUID(),
                                "status",
                                "ACTIVE",
                                "kind",
                                "OVERRIDE",
                                "currency",
                                "USD",
                                "priority",
                                1,
                                "customerIds",
                                List.of(customer.id().text())))
                .expect(201)
                .at("/id");
    }

    private UUID customerOf(OrderId id) {
        return jdbc.sql("select customer_id from orders.orders where id = :id")
                .param("id", id)
                .query(UUID.class)
                .single();
    }
}
