package dev.kontor.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.pricing.PriceBuyer;
import dev.kontor.pricing.Pricing;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.StatementCounter;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KontorTest
class BundleAdminTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private Catalog catalog;

    @Autowired
    private Pricing pricing;

    private Api staff;
    private StoreShelf shelf;

    @BeforeEach
    void signIn() {
        staff = api.as(logins.staff(
                        Permission.CATALOG_READ,
                        Permission.CATALOG_WRITE,
                        Permission.PRICING_READ,
                        Permission.PRICING_WRITE)
                .token());
        shelf = new StoreShelf(staff, jdbc);
    }

    @Test
    void aVariantBecomesABundleIsChangedAndTakenApart() {
        var cup = variant("Cup", 1000);
        var spoon = variant("Spoon", 333);
        var set = variant("Set", 5000);
        var path = path(set);
        staff.get(path).expectProblem(404, "not-found");

        var made = staff.with("If-Match", "\"2\"")
                .put(path, bundle("SUM", 1000, cup, 2, spoon, 1))
                .expect(200);
        assertThat(made.requiredHeader("ETag")).isEqualTo("\"3\"");
        assertThat(staff.get(path).expect(200).json()).isEqualTo(made.json());
        assertThat(made.json().at("/parts").toString())
                .isEqualTo("[{\"variantId\":\"%s\",\"quantity\":2},{\"variantId\":\"%s\",\"quantity\":1}]"
                        .formatted(cup, spoon));
        staff.put(path, bundle("WHOLE", null, cup, 1)).expectProblem(428, "precondition-required");
        staff.with("If-Match", "\"2\"")
                .put(path, bundle("WHOLE", null, cup, 1))
                .expectProblem(412, "precondition-failed");
        assertThat(staff.get(path).expect(200).json()).isEqualTo(made.json());

        var same = staff.with("If-Match", "\"3\"")
                .put(path, bundle("SUM", 1000, cup, 2, spoon, 1))
                .expect(200);
        assertThat(same.requiredHeader("ETag")).isEqualTo("\"3\"");
        var whole = staff.with("If-Match", "\"3\"")
                .put(path, bundle("WHOLE", null, spoon, 6))
                .expect(200);
        assertThat(whole.requiredHeader("ETag")).isEqualTo("\"4\"");
        assertThat(whole.at("/discountBasisPoints")).isEqualTo("0");
        staff.with("If-Match", "\"4\"").delete(path).expect(204);
        staff.get(path).expectProblem(404, "not-found");
        staff.with("If-Match", "*").delete(path).expectProblem(404, "not-found");
        assertThat(EventProbe.on(jdbc).typesOf(id(set)).stream().filter(type -> type.contains("bundled")))
                .containsExactly("variant.bundled", "variant.bundled", "variant.unbundled");
    }

    @Test
    void refusesWhatIsNoBundle() {
        var cup = variant("Cup", 1000);
        var set = variant("Set", 2000);
        var other = variant("Other set", 2000);
        var path = path(set);
        var any = staff.with("If-Match", "*");
        any.put(path(other), bundle("WHOLE", null, cup, 3)).expect(200);

        assertThat(any
                        .put(
                                path,
                                bundle(
                                        "WHOLE",
                                        5,
                                        set,
                                        1,
                                        cup,
                                        1,
                                        cup,
                                        2,
                                        other,
                                        1,
                                        VariantId.next().text(),
                                        1))
                        .expectProblem(422, "rejected")
                        .json()
                        .at("/errors")
                        .values()
                        .stream()
                        .map(error -> error.get("pointer").asString() + " "
                                + error.get("code").asString()))
                .containsExactly(
                        "/discountBasisPoints rejected",
                        "/parts/0/variantId itself",
                        "/parts/2/variantId repeated",
                        "/parts/3/variantId is-bundle",
                        "/parts/4/variantId not-found");
        any.put(path, bundle("WHOLE", null)).expectProblem(400, "validation-failed");
        any.put(path, bundle("WHOLE", null, cup, 0)).expectProblem(400, "validation-failed");
        any.put(path, bundle("WHOLE", null, cup, 1000)).expectProblem(400, "validation-failed");
        any.put(path, bundle("SUM", 10_001, cup, 1)).expectProblem(400, "validation-failed");
        assertThat(any.put(path(cup), bundle("WHOLE", null, set, 1))
                        .expectProblem(409, "in-use")
                        .at("/bundles/0"))
                .isEqualTo(other);
        staff.get(path).expectProblem(404, "not-found");
        staff.get(path(cup)).expectProblem(404, "not-found");
    }

    @Test
    void aPartStaysAsLongAsABundleUsesIt() {
        var external = StoreShelf.unique("ext-");
        var parts = shelf.draft(
                "Cups",
                Map.of(
                        "externalId",
                        external,
                        "options",
                        List.of(Map.of("name", "Colour", "values", List.of("Blue", "Red"))),
                        "variants",
                        List.of(option("Blue"), option("Red"))));
        var blue = parts.at("/variants/0/id");
        var product = "/admin/v1/products/" + parts.at("/id");
        var set = variant("Set", 2000);
        var any = staff.with("If-Match", "*");
        any.put(path(set), bundle("WHOLE", null, blue, 2)).expect(200);

        assertThat(any.delete("/admin/v1/variants/" + blue)
                        .expectProblem(409, "in-use")
                        .at("/bundles/0"))
                .isEqualTo(set);
        any.delete(product).expectProblem(409, "in-use");
        var withoutBlue = Map.of(
                "title",
                "Cups",
                "externalId",
                external,
                "options",
                List.of(Map.of("name", "Colour", "values", List.of("Blue", "Red"))),
                "variants",
                List.of(option("Red")));
        var bulk = staff.withIdempotencyKey()
                .post(
                        "/admin/v1/products/bulk",
                        Map.of(
                                "operations",
                                List.of(Map.of("op", "UPDATE", "externalId", external, "data", withoutBlue))));
        assertThat(bulk.json().toString()).contains("in-use");
        assertThat(staff.get(product).expect(200).json().at("/variants").size()).isEqualTo(2);

        any.delete(path(set)).expect(204);
        any.delete("/admin/v1/variants/" + blue).expect(204);
    }

    @Test
    void aProductThatIsBeingArchivedBecomesNoPart() throws Exception {
        var cup = variant("Cup", 1000);
        var set = variant("Set", 2000);
        var saving = new AtomicReference<@Nullable CompletableFuture<Api.Response>>();

        transactions.executeWithoutResult(_ -> {
            jdbc.sql("""
                            update catalog.products set status = 'ARCHIVED'
                            where id = (select product_id from catalog.variants where id = :id)
                            """).param("id", id(cup).value()).update();
            var request = CompletableFuture.supplyAsync(
                    () -> staff.with("If-Match", "*").put(path(set), bundle("WHOLE", null, cup, 1)));
            saving.set(request);
            await().until(() -> request.isDone() || isSavingBlocked());
        });

        assertThat(Objects.requireNonNull(saving.get())
                        .get(20, TimeUnit.SECONDS)
                        .expectProblem(422, "rejected")
                        .at("/errors/0/code"))
                .isEqualTo("archived");
    }

    private boolean isSavingBlocked() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                        where wait_event_type = 'Lock' and datname = current_database()
                            and query like 'select id from catalog.products%')
                        """).query(Boolean.class).single();
    }

    @Test
    void aBundleGoesWithItsVariant() {
        var cup = variant("Cup", 1000);
        var sets = shelf.draft(
                "Sets",
                Map.of(
                        "options",
                        List.of(Map.of("name", "Colour", "values", List.of("Blue", "Red"))),
                        "variants",
                        List.of(option("Blue"), option("Red"))));
        var set = sets.at("/variants/0/id");
        var any = staff.with("If-Match", "*");
        any.put(path(set), bundle("SUM", null, cup, 2)).expect(200);

        any.delete("/admin/v1/variants/" + set).expect(204);

        assertThat(jdbc.sql("select count(*) from pricing.sums where variant_id = :id")
                        .param("id", id(set).value())
                        .query(Long.class)
                        .single())
                .isZero();
        staff.get(path(set)).expectProblem(404, "not-found");
    }

    @Test
    void theSumOfThePartsIsRoundedOnceForEachCurrency() {
        var cup = variant("Cup", 1000);
        var spoon = variant("Spoon", 333);
        var set = variant("Set", 9999);
        shelf.price(cup, "JPY", 100, null);
        var any = staff.with("If-Match", "*");

        any.put(path(set), bundle("SUM", 1250, cup, 2, spoon, 1)).expect(200);
        // 2333 less 12.5 % is 2041.375.
        assertThat(price(set, "USD")).isEqualTo("20.41 USD, before 23.33 USD");
        assertThat(price(set, "JPY")).isNull();
        shelf.price(spoon, "JPY", 5, null);
        // 205 less 12.5 % is 179.375.
        assertThat(price(set, "JPY")).isEqualTo("179 JPY, before 205 JPY");
        any.put("/admin/v1/variants/" + spoon + "/prices", """
                        {"prices": [{"amount": {"amount": 332, "currency": "USD"}}]}
                        """).expect(200);
        // 2332 less 12.5 % is 2040.5.
        assertThat(price(set, "USD")).isEqualTo("20.41 USD, before 23.32 USD");
        assertThat(EventProbe.on(jdbc).typesOf(id(set)).stream().filter("price.changed"::equals))
                .as("one for the bundle, one for the spoon")
                .hasSize(2);
        any.put(path(set), bundle("SUM", null, cup, 2, spoon, 1)).expect(200);
        assertThat(price(set, "USD")).isEqualTo("23.32 USD");
        any.put(path(set), bundle("WHOLE", null, cup, 2)).expect(200);
        assertThat(price(set, "USD")).isEqualTo("99.99 USD");
    }

    @Test
    void otherModulesGetThePartsInTheSameStatement() {
        var cup = variant("Cup", 1000);
        var set = variant("Set", 2000);
        staff.with("If-Match", "*")
                .put(path(set), bundle("WHOLE", null, cup, 3))
                .expect(200);

        var statements = StatementCounter.count(() -> {
            var sold = Objects.requireNonNull(
                    catalog.sellable(List.of(id(set)), Locale.ENGLISH).get(id(set)));
            assertThat(sold.parts()).singleElement().satisfies(part -> {
                assertThat(part.variantId()).isEqualTo(id(cup));
                assertThat(part.quantity()).isEqualTo(3);
                assertThat(part.title()).isEqualTo("Cup");
            });
            assertThat(sold.weightGrams()).isEqualTo(750);
            assertThat(sold.units(2)).isEqualTo(Map.of(id(cup), 6));
        });
        assertThat(statements).hasSize(1);
    }

    private static Map<String, Object> option(String colour) {
        return Map.of("sku", StoreShelf.unique("SKU-"), "options", Map.of("Colour", colour));
    }

    /// A published product with one variant of 250 g; the id of the variant.
    private String variant(String title, long cents) {
        var draft = shelf.draft(
                title, Map.of("variants", List.of(Map.of("sku", StoreShelf.unique("SKU-"), "weightGrams", 250))));
        var variant = draft.at("/variants/0/id");
        shelf.price(variant, "USD", cents, null);
        shelf.publish(draft);
        return variant;
    }

    private static String path(String variant) {
        return "/admin/v1/variants/" + variant + "/bundle";
    }

    private static VariantId id(String variant) {
        return TypeIds.parse(VariantId.class, variant);
    }

    private @Nullable String price(String variant, String currency) {
        var price = pricing.prices(Map.of(id(variant), 1), Currency.getInstance(currency), "default", PriceBuyer.ANYONE)
                .get(id(variant));
        return price == null
                ? null
                : price.amount() + (price.compareAtPrice() == null ? "" : ", before " + price.compareAtPrice());
    }

    /// @param parts ids and quantities by turns
    private static Map<String, Object> bundle(String pricing, @Nullable Integer discount, Object... parts) {
        var body = new HashMap<String, Object>();
        body.put("pricing", pricing);
        if (discount != null) {
            body.put("discountBasisPoints", discount);
        }
        body.put(
                "parts",
                IntStream.range(0, parts.length / 2)
                        .mapToObj(index -> Map.of("variantId", parts[2 * index], "quantity", parts[2 * index + 1]))
                        .toList());
        return body;
    }
}
