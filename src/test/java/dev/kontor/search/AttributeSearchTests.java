package dev.kontor.search;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.access.Permission;
import dev.kontor.storefront.StoreShelf;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// Products with attributes that a merchant made up, filtered and counted by them.
@KontorTest
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AttributeSearchTests {

    private static final String SUFFIX = StoreShelf.unique("_");

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;
    private @Nullable String category;
    private final Map<String, String> attributes = new HashMap<>();
    private String rug = "";

    @BeforeEach
    void fillTheShelf() {
        staff = api.as(
                logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token());
        if (category != null) {
            return;
        }
        var shelf = new StoreShelf(staff, jdbc);
        var top = shelf.category(StoreShelf.unique("Rugs "), null);
        var fields = List.of(
                attribute(
                        "fibre",
                        "LOCALIZED_ENUM",
                        "PRODUCT",
                        Map.of("many", true, "names", Map.of("de", "Faser"), "choices", choices())),
                attribute("washable", "BOOLEAN", "PRODUCT", Map.of()),
                attribute("weight", "NUMBER", "VARIANT", Map.of("unit", "kg")),
                attribute("made", "DATE", "PRODUCT", Map.of()),
                attribute("seen", "DATE_TIME", "PRODUCT", Map.of()),
                attribute("deposit", "MONEY", "PRODUCT", Map.of()),
                attribute("look", "TEXT", "PRODUCT", Map.of()),
                attribute("story", "RICH_TEXT", "PRODUCT", Map.of("filterable", false)),
                attribute("secret", "TEXT", "PRODUCT", Map.of("filterable", false, "searchable", false)));
        var type = staff.post(
                        "/admin/v1/product-types",
                        Map.of("code", StoreShelf.unique("rug-"), "name", "Rug", "attributes", fields))
                .expect(201)
                .at("/id");
        rug = product(
                shelf,
                top,
                type,
                "Berber",
                List.of(4.5, 12),
                Map.of(
                        "fibre",
                        List.of("wool"),
                        "washable",
                        false,
                        "made",
                        "2024-03-01",
                        "seen",
                        "2024-03-01T10:00:00.500Z",
                        "deposit",
                        Map.of("amount", 1500, "currency", "USD"),
                        "look",
                        "plain, undyed",
                        "story",
                        Map.of("en", "<p>Woven by <b>hand</b> in Ouarzazate.</p>")));
        product(
                shelf,
                top,
                type,
                "Kilim",
                List.of(8),
                Map.of(
                        "fibre",
                        List.of("wool", "cotton"),
                        "washable",
                        true,
                        "made",
                        "2025-12-31",
                        "deposit",
                        Map.of("amount", 2500, "currency", "EUR"),
                        "look",
                        "striped"));
        product(
                shelf,
                top,
                type,
                "Bath mat",
                List.of(0.8),
                Map.of(
                        "fibre",
                        List.of("cotton"),
                        "washable",
                        true,
                        "seen",
                        "2025-01-01T00:00:00Z",
                        "deposit",
                        Map.of("amount", 900, "currency", "USD"),
                        "secret",
                        "Zanzibar"));
        shelf.product("Door mat", 500, Map.of("categoryIds", List.of(top)));
        EventProbe.on(jdbc).awaitDelivered();
        category = top;
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            fibre=wool                                  | Berber, Kilim
            fibre=wool,cotton                           | Bath mat, Berber, Kilim
            fibre=silk                                  |
            fibre=wool&washable=true                    | Kilim
            washable=false                              | Berber
            look=plain%252C%20undyed                    | Berber
            look=plain%252C%20undyed,striped            | Berber, Kilim
            weight.gte=5                                | Berber, Kilim
            weight.gt=5&weight.lte=8                    | Kilim
            weight.lt=8                                 | Bath mat, Berber
            weight=12,0.80                              | Bath mat, Berber
            weight.gte=5&weight.lt=8                    |
            made.gte=2025-01-01                         | Kilim
            made=2024-03-01                             | Berber
            seen.lt=2024-03-01T10:00:01Z                | Berber
            seen.gt=2024-03-01T10:00:00.5Z              | Bath mat
            deposit.lte=2000                            | Bath mat, Berber
            deposit=1500                                | Berber
            """)
    void searchesAndListsAreFilteredAlike(String filters, @Nullable String titles) {
        var expected = titles == null ? List.of() : List.of(titles.split(", "));

        var found = search("&sort=title&withoutFacets=true" + named(filters));
        var listed = api.get("/store/v1/products?currency=USD&sort=title&category=" + category + named(filters))
                .expect(200);
        var both =
                api.get("/store/v1/products?q=mat%20kilim%20berber&currency=USD&category=" + category + named(filters));

        assertThat(titles(found, "/product/title")).isEqualTo(expected);
        assertThat(titles(listed, "/title")).isEqualTo(expected);
        assertThat(both.expect(200).json().at("/items").size()).isZero();
    }

    @Test
    void valuesAreCountedInTheLanguageOfTheShopper() {
        var facets = search("&locale=de").json().at("/facets/attributes");

        assertThat(facets.values().stream().map(each -> each.at("/code").asString()))
                .containsExactly(
                        "fibre" + SUFFIX,
                        "washable" + SUFFIX,
                        "weight" + SUFFIX,
                        "made" + SUFFIX,
                        "seen" + SUFFIX,
                        "deposit" + SUFFIX,
                        "look" + SUFFIX);
        assertThat(facets.at("/0/name").asString()).isEqualTo("Faser");
        assertThat(facets.at("/0/id").asString()).isEqualTo(attributes.get("fibre"));
        assertThat(counts(facets.path(0))).containsExactly("Cotton cotton 2", "Wolle wool 2");
        assertThat(counts(facets.path(1))).containsExactly("true true 2", "false false 1");
        assertThat(facets.at("/2/unit").asString()).isEqualTo("kg");
        assertThat(ranges(facets.path(2))).containsExactly("0.5-1 1", "2-5 1", "5-10 1", "10-20 1");
        assertThat(ranges(facets.path(3))).containsExactly("2024-01-01-2025-01-01 1", "2025-01-01-2026-01-01 1");
        assertThat(ranges(facets.path(5))).containsExactly("500-1000 1", "1000-2000 1");
        assertThat(counts(facets.path(6))).containsExactly("plain, undyed plain%2C undyed 1", "striped striped 1");
    }

    @Test
    void whatIsChosenIsCountedAsIfItWasNot() {
        // The first one reads what the numbers of facets stand for.
        search(named("fibre=wool&weight.gte=10&weight.lt=20"));
        var found = search(named("fibre=wool&weight.gte=10&weight.lt=20"));

        assertThat(titles(found, "/product/title")).containsExactly("Berber");
        var facets = found.json().at("/facets/attributes");
        assertThat(counts(facets.path(0))).containsExactly("Wool wool 1");
        assertThat(facets.at("/0/values/0/selected").asBoolean()).isTrue();
        assertThat(ranges(facets.path(2))).containsExactly("2-5 1", "5-10 1", "10-20 1");
        assertThat(facets.at("/2/ranges").values().stream()
                        .map(range -> range.at("/selected").asBoolean()))
                .containsExactly(false, false, true);
        assertThat(found.statements()).as("cards and names are remembered").hasSize(5);
        var plain = search("&withoutFacets=true");
        assertThat(plain.statements()).hasSizeBetween(3, 4);
    }

    @Test
    void whatAttributesSayIsFound() {
        assertThat(titles(search("&q=wool&sort=title"), "/product/title")).containsExactly("Berber", "Kilim");
        assertThat(titles(search("&q=wolle&locale=de&sort=title"), "/product/title"))
                .containsExactly("Berber", "Kilim");
        assertThat(titles(search("&q=ouarzazate"), "/product/title")).containsExactly("Berber");
        assertThat(titles(search("&q=striped"), "/product/title")).containsExactly("Kilim");
        assertThat(titles(search("&q=zanzibar"), "/product/title")).isEmpty();
    }

    @Test
    void aChangeOfAnAttributeReachesTheIndex() {
        var path = "/admin/v1/attributes/" + attributes.get("washable");
        staff.with("If-Match", "*").patch(path, Map.of("filterable", false)).expect(200);
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(indexed("attr:washable" + SUFFIX)).isZero();
        api.get("/store/v1/search?attr.washable" + SUFFIX + "=true").expectProblem(400, "unknown-parameter");
        api.get("/store/v1/products?attr.washable" + SUFFIX + "=true").expectProblem(400, "unknown-parameter");

        staff.with("If-Match", "*").patch(path, Map.of("filterable", true)).expect(200);
        var label = List.of(
                Map.of("key", "wool", "label", "Merino", "labels", Map.of("de", "Wolle")),
                Map.of("key", "cotton", "label", "Cotton"),
                Map.of("key", "silk", "label", "Silk"));
        staff.with("If-Match", "*")
                .patch("/admin/v1/attributes/" + attributes.get("fibre"), Map.of("choices", label))
                .expect(200);
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(titles(search("&q=merino&sort=title"), "/product/title")).containsExactly("Berber", "Kilim");
        assertThat(indexed("attr:washable" + SUFFIX)).isEqualTo(3);
        assertThat(counts(search("").json().at("/facets/attributes/1")))
                .containsExactly("true true 2", "false false 1");
        staff.with("If-Match", "*")
                .patch("/admin/v1/attributes/" + attributes.get("fibre"), Map.of("choices", choices()))
                .expect(200);
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(titles(search("&q=wool&sort=title"), "/product/title")).containsExactly("Berber", "Kilim");
    }

    @Test
    void aListShowsAChangedValueAtOnce() {
        var list = "/store/v1/products?category=" + category + named("look=striped");
        assertThat(titles(api.get(list).expect(200), "/title")).containsExactly("Kilim");

        var values = new HashMap<String, Object>();
        values.put("look" + SUFFIX, "striped");
        staff.with("If-Match", "*")
                .patch("/admin/v1/products/" + rug, Map.of("attributes", values))
                .expect(200);
        assertThat(titles(api.get(list).expect(200), "/title")).containsExactlyInAnyOrder("Kilim", "Berber");

        values.put("look" + SUFFIX, "plain, undyed");
        staff.with("If-Match", "*")
                .patch("/admin/v1/products/" + rug, Map.of("attributes", values))
                .expect(200);
        assertThat(titles(api.get(list).expect(200), "/title")).containsExactly("Kilim");
        EventProbe.on(jdbc).awaitDelivered();
    }

    @ParameterizedTest
    @MethodSource("refused")
    void parametersAreCheckedStrictly(String query, String code, String parameter) {
        for (var path : List.of("/store/v1/search?", "/store/v1/products?")) {
            var problem = api.get(path + query).expectProblem(400, code);
            assertThat(problem.at("/errors/0/parameter")).isEqualTo(parameter);
        }
    }

    static Stream<Arguments> refused() {
        var weight = "attr.weight" + SUFFIX;
        var fibre = "attr.fibre" + SUFFIX;
        return Stream.of(
                        List.of("attr.nonsense=1", "unknown-parameter", "attr.nonsense"),
                        List.of("attr.secret" + SUFFIX + "=x", "unknown-parameter", "attr.secret" + SUFFIX),
                        List.of("attr.Fibre=1", "unknown-parameter", "attr.Fibre"),
                        List.of("attr.=1", "unknown-parameter", "attr."),
                        List.of("attr=1", "unknown-parameter", "attr"),
                        List.of(weight + ".eq=1", "unknown-parameter", weight + ".eq"),
                        List.of(weight + ".gte=heavy", "invalid-filter", weight + ".gte"),
                        List.of(weight + "=1e3", "invalid-filter", weight),
                        List.of(weight + ".gte=1&" + weight + ".gte=2", "invalid-filter", weight + ".gte"),
                        List.of("attr%5Bnonsense%5D=1", "unknown-parameter", "attr.nonsense"),
                        List.of("attr%5Ba%5D%5Bb%5D=1", "unknown-parameter", "attr[a][b]"),
                        List.of("attr%5B%5D=1", "unknown-parameter", "attr[]"),
                        List.of("attr%5Bfibre=1", "unknown-parameter", "attr[fibre"),
                        List.of(fibre + "=", "validation-failed", fibre),
                        List.of(fibre + "=" + "x".repeat(1_001), "validation-failed", fibre),
                        List.of(fibre + "=wool,", "invalid-filter", fibre),
                        List.of(fibre + "=%25zz", "invalid-filter", fibre),
                        List.of(fibre + "=" + "x,".repeat(20) + "x", "invalid-filter", fibre),
                        List.of(fibre + ".gte=wool", "invalid-filter", fibre + ".gte"),
                        List.of("attr.washable" + SUFFIX + "=yes", "invalid-filter", "attr.washable" + SUFFIX),
                        List.of(
                                "attr.made" + SUFFIX + ".lt=2026-02-30",
                                "invalid-filter",
                                "attr.made" + SUFFIX + ".lt"))
                .map(each -> Arguments.of(each.toArray()));
    }

    /// As generated clients write them.
    @Test
    void attributesComeInBracketsAndValuesAsRepeats() {
        var fibre = "fibre" + SUFFIX;
        var weight = "weight" + SUFFIX;
        var expected = titles(search("&sort=title" + named("fibre=wool,silk&weight.gte=0.1")), "/product/title");
        assertThat(expected).isNotEmpty();

        for (var query : List.of(
                "&attr%5B" + fibre + "%5D=wool,silk&attr%5B" + weight + ".gte%5D=0.1",
                "&attr%5B" + fibre + "%5D=wool&attr%5B" + fibre + "%5D=silk&attr." + weight + ".gte=0.1",
                "&attr." + fibre + "=wool&attr." + fibre + "=silk&attr." + weight + ".gte=0.1",
                "&attr." + fibre + "=wool&attr%5B" + fibre + "%5D=silk&attr." + weight + ".gte=0.1")) {
            assertThat(titles(search("&sort=title" + query), "/product/title"))
                    .as(query)
                    .isEqualTo(expected);
        }
    }

    /// Some clients leave brackets as they are; the page has a link to the next one, which is a URI.
    @Test
    void bracketsNeedNoEscape() {
        var path = "/store/v1/products?category=" + category + "&limit=1&attr[fibre" + SUFFIX + "]=wool,cotton";

        assertThat(api.get(path).expect(200).requiredHeader("Link"))
                .contains("attr%5Bfibre" + SUFFIX + "%5D=wool,cotton");
    }

    @Test
    void noMoreThanTwentyAttributesAtOnce() {
        var many = new StringBuilder();
        for (int number = 0; number < 21; number++) {
            many.append("&attr.a").append(number).append("=1");
        }
        api.get("/store/v1/search?withoutFacets=true" + many).expectProblem(400, "validation-failed");
    }

    @Test
    void aCursorBelongsToItsFilters() {
        var first = search("&limit=1&sort=title" + named("weight.gte=0.1"));
        assertThat(titles(first, "/product/title")).containsExactly("Bath mat");
        var next = "&limit=1&sort=title&cursor=" + first.at("/page/next");

        assertThat(titles(search(next + named("weight.gte=0.10")), "/product/title"))
                .containsExactly("Berber");
        api.get("/store/v1/search?currency=USD&category=" + category + next + named("weight.gte=0.2"))
                .expectProblem(400, "invalid-cursor");
    }

    private Map<String, Object> attribute(String name, String kind, String level, Map<String, Object> more) {
        var request = new HashMap<String, Object>(more);
        request.put("code", name + SUFFIX);
        request.put("kind", kind);
        request.put("name", name);
        request.putIfAbsent("filterable", true);
        request.putIfAbsent("searchable", true);
        var id = staff.post("/admin/v1/attributes", request).expect(201).at("/id");
        attributes.put(name, id);
        return Map.of("attributeId", id, "level", level, "required", false, "rule", "NONE");
    }

    private static List<Map<String, Object>> choices() {
        return List.of(
                Map.of("key", "wool", "label", "Wool", "labels", Map.of("de", "Wolle")),
                Map.of("key", "cotton", "label", "Cotton"),
                Map.of("key", "silk", "label", "Silk"));
    }

    private static String product(
            StoreShelf shelf,
            String category,
            String type,
            String title,
            List<Number> weights,
            Map<String, Object> attributes) {
        var values = new HashMap<String, Object>();
        attributes.forEach((name, value) -> values.put(name + SUFFIX, value));
        var variants = new ArrayList<Map<String, Object>>();
        var sizes = List.of("Small", "Large");
        for (int place = 0; place < weights.size(); place++) {
            variants.add(Map.of(
                    "sku",
                    StoreShelf.unique("RUG-"),
                    "options",
                    Map.of("Size", sizes.get(place)),
                    "attributes",
                    Map.of("weight" + SUFFIX, weights.get(place))));
        }
        var draft = shelf.draft(
                title,
                Map.of(
                        "categoryIds",
                        List.of(category),
                        "productTypeId",
                        type,
                        "attributes",
                        values,
                        "options",
                        List.of(Map.of("name", "Size", "values", sizes.subList(0, weights.size()))),
                        "variants",
                        variants));
        return shelf.publish(draft);
    }

    /// How many products have a value of the attribute in the index.
    private int indexed(String dimension) {
        var table = jdbc.sql("""
                        select 'search.documents_' || slot from search.indexes where locale = 'en' and state = 'ACTIVE'
                        """).query(String.class).single();
        return jdbc.sql("""
                        select count(*) from %s d
                        join search.facet_values f on f.id = any (d.facets) and f.dimension = :dimension
                        """.formatted(table))
                .param("dimension", dimension)
                .query(Integer.class)
                .single();
    }

    /// The filters with the whole names of their parameters.
    private static String named(String filters) {
        return "&" + filters.replaceAll("(?<=^|&)([a-z]+)", "attr.$1" + SUFFIX);
    }

    private Api.Response search(String query) {
        return api.get("/store/v1/search?category=" + category + "&currency=USD" + query)
                .expect(200);
    }

    private static List<String> titles(Api.Response found, String path) {
        return found.json().at("/items").values().stream()
                .map(item -> item.at(path).asString())
                .toList();
    }

    private static List<String> counts(JsonNode facet) {
        return facet.at("/values").values().stream()
                .map(each ->
                        each.at("/text").asString() + " " + each.at("/filter").asString() + " "
                                + each.at("/count").asInt())
                .toList();
    }

    private static List<String> ranges(JsonNode facet) {
        return facet.at("/ranges").values().stream()
                .map(each -> each.at("/min").asString() + "-" + each.at("/max").asString() + " "
                        + each.at("/count").asInt())
                .toList();
    }
}
