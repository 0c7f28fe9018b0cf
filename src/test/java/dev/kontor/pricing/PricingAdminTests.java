package dev.kontor.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.money.Money;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.Currency;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class PricingAdminTests {

    private static final Currency EUR = Currency.getInstance("EUR");

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;

    @Autowired
    private Pricing pricing;

    @BeforeEach
    void signIn() {
        staff = api.as(
                logins.staff(Permission.PRICING_READ, Permission.PRICING_WRITE).token());
    }

    @Test
    void basePricesAreReplacedAsAWhole() {
        var variant = variant();
        var path = "/admin/v1/variants/" + variant.text() + "/prices";
        assertThat(staff.get(path).expect(200).requiredHeader("ETag")).isEqualTo("\"0\"");

        var set = staff.with("If-Match", "\"0\"").put(path, """
                        {"prices": [
                          {"amount": {"amount": 1999, "currency": "EUR"}, "compareAtPrice": {"amount": 2499, "currency": "EUR"}},
                          {"amount": {"amount": 300, "currency": "JPY"}}]}
                        """).expect(200);
        assertThat(set.requiredHeader("ETag")).isEqualTo("\"1\"");
        assertThat(set.at("/prices/0/amount/amount")).isEqualTo("1999");
        assertThat(pricing.prices(Map.of(variant, 1), EUR, "default", PriceBuyer.ANYONE))
                .containsExactly(Map.entry(variant, Prices.of(Money.of(1999, "EUR"), Money.of(2499, "EUR"), null)));

        staff.put(path, "{\"prices\": []}").expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"0\"").put(path, "{\"prices\": []}").expectProblem(412, "precondition-failed");
        assertThat(pricing.prices(Map.of(variant, 1), EUR, "default", PriceBuyer.ANYONE))
                .hasSize(1);
        staff.with("If-Match", "\"1\"").put(path, "{\"prices\": []}").expect(200);
        assertThat(pricing.prices(Map.of(variant, 1), EUR, "default", PriceBuyer.ANYONE))
                .isEmpty();
        assertThat(EventProbe.on(jdbc).typesOf(variant).stream().filter("price.changed"::equals))
                .hasSize(2);
    }

    @Test
    void aPriceThatMakesNoSenseIsRefused() {
        var variant = variant();
        var path = "/admin/v1/variants/" + variant.text() + "/prices";
        var any = staff.with("If-Match", "*");

        any.put(path, "{\"prices\": [{\"amount\": {\"amount\": -1, \"currency\": \"EUR\"}}]}")
                .expectProblem(400, "validation-failed");
        any.put(path, """
                        {"prices": [{"amount": {"amount": 5, "currency": "EUR"},
                                     "compareAtPrice": {"amount": 5, "currency": "EUR"}}]}
                        """).expectProblem(400, "validation-failed");
        any.put(path, """
                        {"prices": [{"amount": {"amount": 5, "currency": "EUR"}},
                                    {"amount": {"amount": 6, "currency": "EUR"}}]}
                        """).expectProblem(400, "validation-failed");
        any.put(path, "{\"prices\": [{\"amount\": {\"amount\": 5, \"currency\": \"CHF\"}}]}")
                .expectProblem(422, "currency-not-supported");
        any.put("/admin/v1/variants/" + VariantId.next().text() + "/prices", "{\"prices\": []}")
                .expectProblem(404, "not-found");

        assertThat(staff.get(path).expect(200).json().at("/prices").size()).isZero();
    }

    @Test
    void aPriceListBeatsTheBasePriceWhileItIsActive() {
        var variant = variant();
        staff.with("If-Match", "*")
                .put("/admin/v1/variants/" + variant.text() + "/prices", """
                        {"prices": [{"amount": {"amount": 1999, "currency": "EUR"}}]}
                        """)
                .expect(200);
        var path = staff.post("/admin/v1/price-lists", """
                        {"name": "Sale", "status": "DRAFT", "currency": "EUR", "priority": 1}
                        """).expect(201).requiredHeader("Location");

        staff.post(path + "/prices/bulk", entry(variant, 1500)).expect(200);
        assertThat(price(variant)).isEqualTo(1999);
        assertThat(staff.get(path + "/prices").expect(200).at("/items/0/amount/amount"))
                .isEqualTo("1500");

        staff.with("If-Match", "\"1\"").patch(path, "{\"status\": \"ACTIVE\"}").expect(200);
        assertThat(price(variant)).isEqualTo(1500);
        staff.post(path + "/prices/bulk", entry(variant, 1400)).expect(200);
        assertThat(price(variant)).isEqualTo(1400);
        staff.with("If-Match", "\"2\"")
                .patch(path, "{\"endsAt\": \"2020-01-01T00:00:00Z\"}")
                .expect(200);
        assertThat(price(variant)).isEqualTo(1999);
        staff.with("If-Match", "\"3\"").patch(path, "{\"endsAt\": null}").expect(200);
        staff.with("If-Match", "*").delete(path).expect(204);

        assertThat(price(variant)).isEqualTo(1999);
        assertThat(EventProbe.on(jdbc).typesOf(variant).stream().filter("price.changed"::equals))
                .hasSize(6);
    }

    @Test
    void aPriceListKeepsToItsCurrencyItsDatesAndExistingVariants() {
        var variant = variant();
        staff.post("/admin/v1/price-lists", """
                        {"name": "Sale", "status": "DRAFT", "currency": "CHF", "priority": 1}
                        """).expectProblem(422, "currency-not-supported");
        staff.post("/admin/v1/price-lists", """
                        {"name": "Sale", "status": "DRAFT", "currency": "EUR", "priority": 1,
                         "startsAt": "2027-01-02T00:00:00Z", "endsAt": "2027-01-01T00:00:00Z"}
                        """).expectProblem(400, "validation-failed");
        var path = staff.post("/admin/v1/price-lists", """
                        {"name": "Sale", "status": "ACTIVE", "currency": "USD", "priority": 1}
                        """).expect(201).requiredHeader("Location");
        staff.post(path + "/prices/bulk", entry(variant, 5)).expectProblem(400, "validation-failed");
        staff.post(path + "/prices/bulk", entry(VariantId.next(), 5).replace("EUR", "USD"))
                .expectProblem(422, "rejected");

        assertThat(staff.get(path + "/prices").expect(200).json().at("/items").size())
                .isZero();
    }

    @Test
    void listsArePagedWithCursors() {
        var name = unique("Paged");
        for (int number = 0; number < 3; number++) {
            staff.post("/admin/v1/price-lists", """
                            {"name": "%s", "status": "DRAFT", "currency": "EUR", "priority": 1}
                            """.formatted(name)).expect(201);
        }

        var first = staff.get("/admin/v1/price-lists?limit=2&sort=-createdAt").expect(200);
        var second = staff.get("/admin/v1/price-lists?limit=2&sort=-createdAt&cursor=" + first.at("/page/next"))
                .expect(200);

        assertThat(first.json().at("/items").size()).isEqualTo(2);
        assertThat(second.at("/items/0/id")).isNotIn(first.at("/items/0/id"), first.at("/items/1/id"));
        staff.get("/admin/v1/price-lists?sort=status").expectProblem(400, "invalid-filter");
    }

    @Test
    void whoMayOnlyReadChangesNothing() {
        var reader = api.as(logins.staff(Permission.PRICING_READ).token());

        reader.get("/admin/v1/price-lists").expect(200);
        reader.post("/admin/v1/price-lists", """
                        {"name": "Sale", "status": "DRAFT", "currency": "EUR", "priority": 1}
                        """).expectProblem(403, "missing-permission");
    }

    private static String entry(VariantId variant, long amount) {
        return """
                {"prices": [{"variantId": "%s", "amount": {"amount": %d, "currency": "EUR"}}]}
                """.formatted(variant.text(), amount);
    }

    private long price(VariantId variant) {
        return java.util.Objects.requireNonNull(pricing.prices(Map.of(variant, 1), EUR, "default", PriceBuyer.ANYONE)
                        .get(variant))
                .amount()
                .minor();
    }

    private VariantId variant() {
        var product = api.as(logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE)
                        .token())
                .post("/admin/v1/products", """
                        {"title": "A thing", "variants": [{"sku": "%s"}]}
                        """.formatted(unique("sku")))
                .expect(201);
        return TypeIds.parse(VariantId.class, product.at("/variants/0/id"));
    }

    private static String unique(String stem) {
        return stem + "-" + UUID.randomUUID().toString().substring(0, 12);
    }
}
