package dev.kontor.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.identity.RoleId;
import dev.kontor.inventory.LocationId;
import dev.kontor.pricing.PriceListId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shipping.ShippingZoneId;
import dev.kontor.tax.TaxCategoryId;
import dev.kontor.testing.Api;
import dev.kontor.testing.AuditProbe;
import dev.kontor.testing.AuditProbe.Recorded;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What staff, programs and shoppers do over HTTP, as the audit log tells of it.
@KontorTest
class AuditedWritesTests {

    private static final String PASSWORD = "seventeen purple cups";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Logins.Staff owner;
    private Api staff;
    private AuditProbe audit;

    @BeforeEach
    void signIn() {
        owner = logins.owner();
        staff = api.as(owner.token());
        audit = AuditProbe.on(jdbc);
    }

    @Test
    void itSaysWhoDidWhatToWhichObjectWithBeforeAndAfter() {
        var code = unique("code");
        var created = staff.post("/admin/v1/tax-categories", Map.of("code", code, "name", "Books"))
                .expect(201);
        var id = created.at("/id");
        var path = "/admin/v1/tax-categories/" + id;
        var changed = staff.with("If-Match", "\"1\"")
                .with("X-Request-Id", "change-" + code)
                .patch(path, Map.of("name", "Printed matter"))
                .expect(200);
        var deleted = staff.with("If-Match", "\"2\"").delete(path).expect(204);

        assertThat(audit.of(created))
                .containsExactly(recorded(
                        "tax_category.created",
                        id,
                        "{}",
                        "{\"id\":\"%s\",\"code\":\"%s\",\"name\":\"Books\"}".formatted(id, code)));
        assertThat(changed.requiredHeader("X-Request-Id")).isEqualTo("change-" + code);
        assertThat(audit.of(changed))
                .containsExactly(
                        recorded("tax_category.updated", id, "{\"name\":\"Books\"}", "{\"name\":\"Printed matter\"}"));
        assertThat(audit.of(deleted))
                .containsExactly(recorded(
                        "tax_category.deleted",
                        id,
                        "{\"id\":\"%s\",\"code\":\"%s\",\"name\":\"Printed matter\"}".formatted(id, code),
                        "{}"));
    }

    @Test
    void aProgramIsNamedByItsKey() {
        var key = staff.post(
                        "/admin/v1/api-keys",
                        Map.of("name", unique("sync"), "kind", "SECRET", "permissions", List.of("catalog:write")))
                .expect(201);

        var category = api.as(key.at("/secret"))
                .post("/admin/v1/categories", Map.of("name", unique("Made by a program")))
                .expect(201);

        assertThat(audit.of(category))
                .extracting(Recorded::actor, Recorded::action, Recorded::object)
                .containsExactly(tuple(key.at("/key/id"), "category.created", category.at("/id")));
        assertThat(audit.of(key).toString()).contains("api_key.created").doesNotContain(key.at("/secret"));
    }

    @Test
    void peopleAreRecordedAsPseudonymsAndSecretsNotAtAll() {
        var email = UUID.randomUUID() + "@example.com";
        var created = staff.post(
                        "/admin/v1/customers",
                        Map.of("email", email, "firstName", "Ada", "lastName", "Lovelace", "password", PASSWORD))
                .expect(201);
        var disabled = staff.with("If-Match", "*")
                .patch("/admin/v1/customers/" + created.at("/id"), Map.of("lastName", "Byron", "status", "DISABLED"))
                .expect(200);

        var first = audit.of(created).getFirst();
        assertThat(first.action()).isEqualTo("customer.created");
        assertThat(first.after())
                .containsPattern("\"email\":\"~[0-9a-f]{12}\"")
                .containsPattern("\"lastName\":\"~[0-9a-f]{12}\"")
                .contains("\"locale\":\"en\"", "\"status\":\"ACTIVE\"")
                .doesNotContain(email, "Ada", "Lovelace", PASSWORD, "assword");
        var second = audit.of(disabled).getFirst();
        assertThat(second.action()).isEqualTo("customer.disabled");
        assertThat(second.before())
                .matches("\\{\"lastName\":\"~[0-9a-f]{12}\",\"status\":\"ACTIVE\"}")
                .isNotEqualTo(second.after());
        assertThat(second.after()).matches("\\{\"lastName\":\"~[0-9a-f]{12}\",\"status\":\"DISABLED\"}");
        assertThat(audit.of(disabled)).hasSize(1);
    }

    @Test
    void aProductAndEachVariantHaveSeparateEntriesInOneStatement() {
        var created = staff.post(
                        "/admin/v1/products",
                        Map.of(
                                "title",
                                unique("Cup"),
                                "options",
                                List.of(Map.of("name", "Colour", "values", List.of("Blue", "Red"))),
                                "variants",
                                List.of(
                                        Map.of("sku", unique("B"), "options", Map.of("Colour", "Blue")),
                                        Map.of("sku", unique("R"), "options", Map.of("Colour", "Red")))))
                .expect(201);
        var variant = created.at("/variants/0/id");
        var heavier = staff.with("If-Match", "*")
                .patch("/admin/v1/variants/" + variant, Map.of("weightGrams", 300))
                .expect(200);
        var published = staff.post("/admin/v1/products/" + created.at("/id") + "/publish")
                .expect(200);
        var same = staff.with("If-Match", "*")
                .patch("/admin/v1/products/" + created.at("/id"), Map.of("title", created.at("/title")))
                .expect(200);

        assertThat(audit.of(created))
                .extracting(Recorded::action, Recorded::object)
                .containsExactly(
                        tuple("product.created", created.at("/id")),
                        tuple("variant.created", variant),
                        tuple("variant.created", created.at("/variants/1/id")));
        assertThat(created.statements().stream().filter(sql -> sql.contains("audit.")))
                .hasSize(1);
        assertThat(audit.of(heavier))
                .containsExactly(recorded("variant.updated", variant, "{\"weightGrams\":0}", "{\"weightGrams\":300}"));
        assertThat(audit.of(published))
                .containsExactly(recorded(
                        "product.published",
                        created.at("/id"),
                        "{\"status\":\"DRAFT\"}",
                        "{\"status\":\"PUBLISHED\"}"));
        assertThat(audit.of(same)).isEmpty();
    }

    @Test
    void manyPricesAreOneEntryForEachVariantThatCostsSomethingElse() {
        var variants = List.of(variant(), variant(), variant());
        var list = staff.post("/admin/v1/price-lists", """
                        {"name": "Sale", "status": "DRAFT", "currency": "EUR", "priority": 1}
                        """).expect(201).at("/id");
        var path = "/admin/v1/price-lists/" + list + "/prices/bulk";
        staff.post(
                        path,
                        Map.of(
                                "prices",
                                variants.stream().map(id -> price(id, 1000)).toList()))
                .expect(200);

        var second = staff.post(
                        path,
                        Map.of(
                                "prices",
                                List.of(price(variants.get(0), 1000), price(variants.get(1), 900)),
                                "remove",
                                List.of(variants.get(2).text())))
                .expect(200);

        assertThat(audit.of(second))
                .containsExactly(
                        recorded(
                                "variant.list_priced",
                                variants.get(1).text(),
                                listed(
                                        list,
                                        variants.get(1),
                                        "\"amount\":{\"amount\":1000,\"currency\":\"EUR\"}",
                                        false),
                                listed(
                                        list,
                                        variants.get(1),
                                        "\"amount\":{\"amount\":900,\"currency\":\"EUR\"}",
                                        false)),
                        recorded(
                                "variant.list_price_removed",
                                variants.get(2).text(),
                                listed(
                                        list,
                                        variants.get(2),
                                        "\"amount\":{\"amount\":1000,\"currency\":\"EUR\"}",
                                        true),
                                "{}"));
        assertThat(second.statements().stream().filter(sql -> sql.contains("audit.")))
                .hasSize(1);
    }

    @Test
    void stockIsReportedByLocation() {
        var variant = variant();
        var location = location();
        var received = staff.withIdempotencyKey()
                .post("/admin/v1/inventory-adjustments", """
                        {"variantId": "%s", "locationId": "%s", "delta": 20, "reason": "RECEIVED", "note": "From Ada"}
                        """.formatted(variant.text(), location))
                .expect(201);

        var entry = audit.of(received).getFirst();
        assertThat(entry.action()).isEqualTo("variant.stock_adjusted");
        assertThat(entry.object()).isEqualTo(variant.text());
        assertThat(entry.before()).isEqualTo("{\"%s\":{\"onHand\":0}}".formatted(location));
        assertThat(entry.after())
                .matches(
                        "\\{\"%s\":\\{\"onHand\":20,\"adjustment\":\"%s\",\"reason\":\"RECEIVED\",\"note\":\"~[0-9a-f]{12}\"}}"
                                .formatted(location, received.at("/id")));
    }

    @Test
    void permissionsAreSeparateEntries() {
        var member = logins.staff(Permission.CATALOG_READ);
        var role = staff.post(
                        "/admin/v1/roles",
                        Map.of("name", unique("Desk"), "description", "", "permissions", List.of("orders:read")))
                .expect(201)
                .at("/id");
        var changed = staff.with("If-Match", "*")
                .patch("/admin/v1/staff/" + member.id().text(), Map.of("roles", List.of(role), "name", "Grace Hopper"))
                .expect(200);
        var disabled = staff.with("If-Match", "*")
                .delete("/admin/v1/staff/" + member.id().text())
                .expect(204);

        assertThat(audit.actionsOf(changed)).containsExactly("staff.role_changed", "staff.updated");
        assertThat(audit.of(changed).getFirst().after()).isEqualTo("{\"roles\":[\"%s\"]}".formatted(role));
        assertThat(audit.of(changed).getLast().after()).matches("\\{\"name\":\"~[0-9a-f]{12}\"}");
        assertThat(audit.of(disabled))
                .containsExactly(recorded(
                        "staff.disabled", member.id().text(), "{\"status\":\"ACTIVE\"}", "{\"status\":\"DISABLED\"}"));
    }

    @Test
    void whatShoppersDoToTheirOwnAccountIsTheirs() {
        var customer = logins.customer();

        var asked = api.as(customer.token()).delete("/store/v1/me").expect(202);

        assertThat(audit.of(asked))
                .containsExactly(new Recorded(
                        customer.id().text(),
                        "customer.erasure_requested",
                        customer.id().text(),
                        "{}",
                        "{}"));
    }

    @Test
    void refusedChangesAreNotRecorded() {
        var code = unique("twice");
        var email = UUID.randomUUID() + "@example.com";
        var customer = Map.of("email", email, "firstName", "Ada", "lastName", "Lovelace");
        var category = staff.post("/admin/v1/tax-categories", Map.of("code", code, "name", "Books"))
                .expect(201);
        staff.post("/admin/v1/customers", customer).expect(201);
        var slug = unique("slug");
        staff.post("/admin/v1/categories", Map.of("name", "One", "slug", slug)).expect(201);
        var variant = variant();
        var nobody = api.as(logins.staff(Permission.ORDERS_READ).token());
        var stale = staff.with("If-Match", "\"7\"");

        var refused = List.of(
                staff.post("/admin/v1/categories", Map.of("name", "Two", "slug", slug))
                        .expectProblem(409, "already-exists"),
                staff.post("/admin/v1/tax-categories", Map.of("code", code, "name", "Books"))
                        .expectProblem(409, "already-exists"),
                stale.delete("/admin/v1/tax-categories/" + category.at("/id"))
                        .expectProblem(412, "precondition-failed"),
                staff.post("/admin/v1/customers", customer).expectProblem(409, "already-exists"),
                stale.put(
                                "/admin/v1/variants/" + variant.text() + "/prices",
                                Map.of("prices", List.of(Map.of("amount", Map.of("amount", 5, "currency", "EUR")))))
                        .expectProblem(412, "precondition-failed"),
                staff.withIdempotencyKey()
                        .post("/admin/v1/inventory-adjustments", """
                                {"variantId": "%s", "locationId": "%s", "delta": -1, "reason": "LOST"}
                                """.formatted(variant.text(), location()))
                        .expectProblem(409, "invalid-state-transition"),
                stale.patch("/admin/v1/staff/" + owner.id().text(), Map.of("name", "Grace"))
                        .expectProblem(412, "precondition-failed"),
                nobody.post(
                                "/admin/v1/roles",
                                Map.of("name", unique("No"), "description", "", "permissions", List.of("orders:read")))
                        .expectProblem(403, "missing-permission"));

        assertThat(refused).allSatisfy(answer -> assertThat(audit.of(answer)).isEmpty());
    }

    /// The database tells: a row and the entry about it carry the same transaction.
    @Test
    void theEntryIsWrittenInTheTransactionOfTheChange() {
        inOneTransaction("/admin/v1/categories", Map.of("name", unique("Tea")), "catalog.categories", CategoryId.class);
        inOneTransaction("/admin/v1/products", Map.of("title", unique("Pot")), "catalog.products", ProductId.class);
        inOneTransaction(
                "/admin/v1/price-lists",
                Map.of("name", "Sale", "status", "DRAFT", "currency", "EUR", "priority", 1),
                "pricing.price_lists",
                PriceListId.class);
        inOneTransaction(
                "/admin/v1/locations",
                Map.of("code", unique("east"), "name", "East", "active", false, "priority", 9),
                "inventory.locations",
                LocationId.class);
        inOneTransaction(
                "/admin/v1/tax-categories",
                Map.of("code", unique("c"), "name", "C"),
                "tax.categories",
                TaxCategoryId.class);
        inOneTransaction(
                "/admin/v1/shipping-zones",
                Map.of("name", unique("Zone"), "areas", List.of()),
                "shipping.zones",
                ShippingZoneId.class);
        inOneTransaction(
                "/admin/v1/customers",
                Map.of("email", UUID.randomUUID() + "@example.com", "firstName", "Ada", "lastName", "Lovelace"),
                "customer.profiles",
                CustomerId.class);
        inOneTransaction(
                "/admin/v1/roles",
                Map.of("name", unique("Desk"), "description", "", "permissions", List.of("orders:read")),
                "identity.roles",
                RoleId.class);
    }

    private void inOneTransaction(String path, Map<String, Object> body, String table, Class<? extends TypedId> type) {
        var answer = staff.post(path, body).expect(201);
        var id = TypeIds.parse(type, answer.at("/id")).value();

        assertThat(audit.transactionsOf(answer)).as(table).containsExactly(audit.transactionOf(table, "id", id));
    }

    @Test
    void endedSessionsAreRecorded() {
        var customer = logins.customer();
        var ended = staff.delete("/admin/v1/customers/" + customer.id().text() + "/sessions")
                .expect(204);
        var none = staff.delete("/admin/v1/customers/" + CustomerId.next().text() + "/sessions")
                .expectProblem(404, "not-found");

        assertThat(audit.of(ended))
                .containsExactly(recorded(
                        "customer.sessions_ended", customer.id().text(), "{\"sessions\":1}", "{\"sessions\":0}"));
        assertThat(audit.of(none)).isEmpty();
    }

    private Recorded recorded(String action, String object, String before, String after) {
        return new Recorded(owner.id().text(), action, object, before, after);
    }

    private static Map<String, Object> price(VariantId variant, long amount) {
        return Map.of("variantId", variant.text(), "amount", Map.of("amount", amount, "currency", "EUR"));
    }

    private static String listed(String list, VariantId variant, String amount, boolean whole) {
        var id = whole ? "\"variantId\":\"%s\",".formatted(variant.text()) : "";
        return "{\"%s\":{%s%s}}".formatted(list, id, amount);
    }

    private VariantId variant() {
        var product = staff.post(
                        "/admin/v1/products",
                        Map.of("title", "A thing", "variants", List.of(Map.of("sku", unique("sku")))))
                .expect(201);
        return TypeIds.parse(VariantId.class, product.at("/variants/0/id"));
    }

    private String location() {
        return staff.post(
                        "/admin/v1/locations",
                        Map.of("code", unique("west"), "name", "West", "active", false, "priority", 9))
                .expect(201)
                .at("/id");
    }

    private static String unique(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
