package dev.kontor.storefront;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.TestClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class StorefrontTests {

    private static String elevenOfAKind = "";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TestClock clock;

    private Api staff;
    private StoreShelf shelf;

    @BeforeEach
    void openTheShelf() {
        staff = api.as(
                logins.staff(Permission.CATALOG_READ, Permission.CATALOG_WRITE).token());
        shelf = new StoreShelf(staff, jdbc);
    }

    @Test
    void shopsShowTheProductsThatAShopperHasSeen() {
        var seen = List.of(shelf.product("Seen first", 100, Map.of()), shelf.product("Seen last", 200, Map.of()));
        shelf.product("Never seen", 300, Map.of());
        var draft = shelf.draft("No longer sold", Map.of()).at("/id");
        var list = "/store/v1/products?id=" + String.join(",", seen) + "," + draft + ","
                + ProductId.next().text();

        EventProbe.on(jdbc).awaitDelivered();

        var cards = api.get(list + "&sort=price").expect(200);

        assertThat(cards.statements()).hasSizeLessThanOrEqualTo(4);
        assertThat(ids(cards)).containsExactlyElementsOf(seen);
        assertThat(ids(api.get(list + "&price.gte=150").expect(200))).containsExactly(seen.getLast());
        assertThat(ids(api.get("/store/v1/products?id=" + draft).expect(200))).isEmpty();
        var refused = api.get(list + "&q=seen").expectProblem(400, "validation-failed");
        assertThat(refused.at("/errors/0/parameter")).isEqualTo("id");
        assertThat(refused.at("/errors/0/detail")).isEqualTo("Cannot be combined with `q`.");
        api.get("/store/v1/products?id=" + CategoryId.next().text()).expectProblem(400, "validation-failed");
        api.get("/store/v1/products?id=" + (seen.getFirst() + ",").repeat(101)).expectProblem(400, "validation-failed");
    }

    @ParameterizedTest
    @CsvSource({
        "en, USD, Espresso cup, $19.99, 2",
        "de, EUR, Espressotasse, '18,50 €', 2",
        "fr, JPY, Espresso cup, '2 980 JPY', 0",
    })
    void aProductIsReadInTheLanguageAndCurrencyOfTheShopper(
            String locale, String currency, String title, String formatted, int exponent) {
        var sku = StoreShelf.unique("CUP-");
        var kitchen = shelf.category(StoreShelf.unique("Kitchen "), null);
        var cups = shelf.category("Cups", kitchen);
        var draft = shelf.draft(
                "Espresso cup",
                Map.of(
                        "description",
                        "Small & strong.",
                        "categoryIds",
                        List.of(cups),
                        "options",
                        List.of(Map.of("name", "Colour", "values", List.of("Blue", "Red"))),
                        "variants",
                        List.of(
                                Map.of("sku", sku, "options", Map.of("Colour", "Blue"), "weightGrams", 250),
                                Map.of("sku", sku + "-R", "options", Map.of("Colour", "Red"))),
                        "media",
                        List.of(Map.of("url", "/media/cup.svg", "alt", "A cup", "width", 800)),
                        "translations",
                        Map.of("de", Map.of("title", "Espressotasse"))));
        var blue = draft.at("/variants/0/id");
        shelf.price(blue, "USD", 1999, 2499L);
        shelf.price(blue, "EUR", 1850, null);
        shelf.price(blue, "JPY", 2980, null);
        shelf.price(draft.at("/variants/1/id"), "USD", 2999, null);
        shelf.stock(blue, 3);
        var id = shelf.publish(draft);

        var page = api.get("/store/v1/products/" + id + "?locale=" + locale + "&currency=" + currency)
                .expect(200);

        assertThat(page.at("/title")).isEqualTo(title);
        assertThat(page.at("/localeUsed")).isEqualTo(locale.equals("de") ? "de" : "en");
        assertThat(page.requiredHeader("Content-Language")).isEqualTo(locale);
        assertThat(page.at("/variants/0/price/formatted").replace('\u00a0', ' ').replace('\u202f', ' '))
                .isEqualTo(formatted.replace('\u00a0', ' ').replace('\u202f', ' '));
        assertThat(page.at("/variants/0/price/exponent")).isEqualTo(Integer.toString(exponent));
        assertThat(page.at("/variants/0/price/currency")).isEqualTo(currency);
        assertThat(page.at("/variants/0/options/Colour")).isEqualTo("Blue");
        assertThat(page.at("/variants/0/availability/lowStock")).isEqualTo("3");
        assertThat(page.json().at("/variants/1/availability/inStock").asBoolean())
                .isFalse();
        assertThat(page.json().at("/variants/1/price").isMissingNode()).isEqualTo(!currency.equals("USD"));
        assertThat(page.json().at("/price/max/amount").asLong())
                .isEqualTo(
                        switch (currency) {
                            case "USD" -> 2999;
                            case "EUR" -> 1850;
                            default -> 2980;
                        });
        assertThat(page.json().at("/price/compareAtPrice/amount").asLong(0))
                .isEqualTo(currency.equals("USD") ? 2499 : 0);
        assertThat(page.at("/availability/lowStock")).isEqualTo("3");
        assertThat(page.at("/breadcrumbs/0/id")).isEqualTo(kitchen);
        assertThat(page.at("/breadcrumbs/1/name")).isEqualTo("Cups");
        assertThat(page.at("/media/0/url")).isEqualTo("/media/cup.svg");
        assertThat(page.at("/options/0/values/1")).isEqualTo("Red");
        assertThat(page.json().at("/slugs").size()).isEqualTo(2);
        assertThat(page.requiredHeader("Cache-Tag")).contains(id, kitchen).doesNotContain(blue);

        var german = page.at("/slugs/de");
        assertThat(api.get("/store/v1/products/" + german).expect(200).at("/id"))
                .isEqualTo(id);
        var variant = api.get("/store/v1/variants/" + sku + "?locale=" + locale + "&currency=" + currency)
                .expect(200);
        assertThat(variant.at("/variant/id")).isEqualTo(blue);
        assertThat(variant.at("/productTitle")).isEqualTo(title);
        assertThat(variant.json().at("/variant")).isEqualTo(page.json().at("/variants/0"));
        assertThat(api.get("/store/v1/variants/" + blue + "?locale=" + locale + "&currency=" + currency)
                        .expect(200)
                        .json())
                .isEqualTo(variant.json());
        var card = api.get("/store/v1/products?category=" + cups + "&locale=" + locale + "&currency=" + currency)
                .expect(200);
        assertThat(card.at("/items/0/title")).isEqualTo(title);
        assertThat(card.at("/items/0/image/url")).isEqualTo("/media/cup.svg");
        assertThat(card.at("/items/0/options/0/name")).isEqualTo("Colour");
        assertThat(card.at("/items/0/options/0/values/1")).isEqualTo("Red");
        assertThat(card.json().at("/items/0/price")).isEqualTo(page.json().at("/price"));
        assertThat(card.json().at("/items/0/availability"))
                .isEqualTo(page.json().at("/availability"));
        assertThat(card.json().at("/items/0/variantIds").size()).isEqualTo(2);
    }

    @Test
    void theLanguageIsNegotiatedWhereTheAddressDoesNotNameIt() {
        var id = shelf.product(
                "Bread",
                100,
                Map.of("translations", Map.of("de", Map.of("title", "Brot"), "fr", Map.of("title", "Pain"))));
        var path = "/store/v1/products/" + id;

        assertThat(api.with("Accept-Language", "fr-CH, de;q=0.8").get(path).at("/title"))
                .isEqualTo("Pain");
        assertThat(api.with("Accept-Language", "ja").get(path).at("/title")).isEqualTo("Bread");
        assertThat(api.with("Accept-Language", "fr").get(path + "?locale=de-AT").at("/title"))
                .isEqualTo("Brot");
        assertThat(api.get(path + "?locale=ja").at("/localeUsed")).isEqualTo("en");
        assertThat(api.with("Accept-Language", "fr").get(path + "?locale=").at("/title"))
                .as("an empty parameter names no language")
                .isEqualTo("Pain");
        assertThat(api.with("Accept-Language", "de").get(path + "?locale=").at("/title"))
                .as("nor does a stored response of another language")
                .isEqualTo("Brot");
    }

    @Test
    void onlyWhatIsPublishedIsInTheShop() {
        var category = shelf.category(StoreShelf.unique("Secret "), null);
        var draft = shelf.draft("Secret", Map.of("categoryIds", List.of(category)));
        var id = draft.at("/id");
        var variant = draft.at("/variants/0/id");
        shelf.price(variant, "USD", 100, null);
        shelf.stock(variant, 1);

        assertHidden(draft, category);
        shelf.publish(draft);
        api.get("/store/v1/products/" + id).expect(200);
        assertThat(ids(api.get("/store/v1/products?category=" + category))).containsExactly(id);
        staff.post("/admin/v1/products/" + id + "/unpublish").expect(200);
        assertHidden(draft, category);
        shelf.publish(draft);
        staff.with("If-Match", "*").delete("/admin/v1/products/" + id).expect(204);
        assertHidden(draft, category);
    }

    private void assertHidden(Api.Response draft, String category) {
        var variants = Map.of("variantIds", List.of(draft.at("/variants/0/id")));
        api.get("/store/v1/products/" + draft.at("/id")).expectProblem(404, "not-found");
        api.get("/store/v1/products/" + draft.at("/slug")).expectProblem(404, "not-found");
        api.get("/store/v1/variants/" + draft.at("/variants/0/id")).expectProblem(404, "not-found");
        api.get("/store/v1/variants/" + draft.at("/variants/0/sku")).expectProblem(404, "not-found");
        assertThat(ids(api.get("/store/v1/products?category=" + category))).isEmpty();
        assertThat(api.post("/store/v1/prices/query", variants)
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        assertThat(api.post("/store/v1/availability/query", variants)
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void whatStockWasNeverEnteredForCannotBeHadAnywhere() {
        var category = shelf.category(StoreShelf.unique("New in "), null);
        var draft = shelf.draft("New in", Map.of("categoryIds", List.of(category)));
        var variant = draft.at("/variants/0/id");
        shelf.price(variant, "USD", 100, null);
        var id = shelf.publish(draft);
        var list = "/store/v1/products?category=" + category;

        assertThat(api.get(list).expect(200).at("/items/0/availability/status")).isEqualTo("OUT_OF_STOCK");
        assertThat(ids(api.get(list + "&inStock=true"))).isEmpty();
        assertThat(api.get("/store/v1/products/" + id).at("/availability/status"))
                .isEqualTo("OUT_OF_STOCK");
        assertThat(api.post("/store/v1/availability/query", Map.of("variantIds", List.of(variant)))
                        .at("/items/0/availability/status"))
                .isEqualTo("OUT_OF_STOCK");
    }

    @Test
    void pricesAndAvailabilityAreQueriedAlone() {
        var draft = shelf.draft("Alone", Map.of());
        var variant = draft.at("/variants/0/id");
        shelf.price(variant, "JPY", 500, null);
        shelf.stock(variant, 100);
        shelf.publish(draft);
        var ids = List.of(variant, VariantId.next().text());

        var prices = api.post("/store/v1/prices/query", Map.of("variantIds", ids, "currency", "JPY"))
                .expect(200);
        assertThat(prices.json().at("/items").size()).isOne();
        assertThat(prices.json().at("/items/0/price/amount").asLong()).isEqualTo(500);
        assertThat(prices.statements()).hasSize(1);
        assertThat(prices.requiredHeader("Cache-Control")).contains("private");
        assertThat(api.post("/store/v1/prices/query", Map.of("variantIds", ids))
                        .expect(200)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
        var stock = api.post("/store/v1/availability/query", Map.of("variantIds", ids))
                .expect(200);
        assertThat(stock.at("/items/0/availability/inStock")).isEqualTo("true");
        assertThat(stock.json().at("/items/0/availability/lowStock").isMissingNode())
                .isTrue();
        assertThat(stock.statements()).hasSize(1);
        api.post("/store/v1/prices/query", Map.of("variantIds", List.of())).expectProblem(400, "validation-failed");
        api.post(
                        "/store/v1/availability/query",
                        Map.of(
                                "variantIds",
                                IntStream.range(0, 101)
                                        .mapToObj(_ -> VariantId.next())
                                        .toList()))
                .expectProblem(400, "validation-failed");
        api.post("/store/v1/prices/query", Map.of("variantIds", ids, "currency", "CHF"))
                .expectProblem(422, "currency-not-supported");
        api.post("/store/v1/prices/query", Map.of("variantIds", ids, "currency", "XXQ"))
                .expect(400);
    }

    @ParameterizedTest
    @ValueSource(strings = {"-publishedAt", "publishedAt", "title", "-title", "price", "-price", "price,-title"})
    void pagingMeetsEveryProductOnceForwardAndBack(String sort) {
        var list = "/store/v1/products?currency=USD&locale=en&limit=3&category=" + elevenOfAKind() + "&sort=" + sort;

        var forward = new ArrayList<List<String>>();
        var page = api.get(list).expect(200);
        forward.add(ids(page));
        while (page.json().at("/page/hasMore").asBoolean()) {
            page = api.get(list + "&cursor=" + page.at("/page/next")).expect(200);
            forward.add(ids(page));
        }
        var backward = new ArrayList<List<String>>();
        backward.add(ids(page));
        while (page.json().at("/page/prev").isString()) {
            page = api.get(list + "&cursor=" + page.at("/page/prev")).expect(200);
            backward.add(ids(page));
        }

        assertThat(forward.stream().flatMap(List::stream).toList()).hasSize(11).doesNotHaveDuplicates();
        assertThat(backward.reversed()).isEqualTo(forward);
        assertThat(ids(api.get(list.replace("limit=3", "limit=100"))))
                .isEqualTo(forward.stream().flatMap(List::stream).toList());
    }

    /// A category whose products share titles, prices and times of publication, the same one for all orders.
    private String elevenOfAKind() {
        if (elevenOfAKind.isEmpty()) {
            elevenOfAKind = shelf.category(StoreShelf.unique("Paged "), null);
            for (int number = 0; number < 11; number++) {
                clock.advance(Duration.ofSeconds(number % 2));
                shelf.product(
                        "Title " + number % 4, 100L * (number % 3), Map.of("categoryIds", List.of(elevenOfAKind)));
            }
            EventProbe.on(jdbc).awaitDelivered();
        }
        // The clock begins anew with every test, before the last of them was published.
        clock.advance(Duration.ofMinutes(1));
        return elevenOfAKind;
    }

    @Test
    void listsAreNarrowedAndSorted() {
        var word = StoreShelf.unique("word");
        var top = shelf.category(StoreShelf.unique("Top "), null);
        var below = shelf.category("Below", top);
        var cheap = shelf.product("B " + word, 500, Map.of("categoryIds", List.of(below)));
        clock.advance(Duration.ofSeconds(1));
        var dear = shelf.product("A " + word, 9000, Map.of("categoryIds", List.of(top)));
        clock.advance(Duration.ofSeconds(1));
        var soldOut = shelf.publish(shelf.draft(
                "C " + word,
                Map.of("categoryIds", List.of(top), "translations", Map.of("de", Map.of("title", "Übrig " + word)))));
        EventProbe.on(jdbc).awaitDelivered();
        var list = "/store/v1/products?currency=USD&locale=en&q=" + word;

        assertThat(ids(api.get(list))).containsExactly(soldOut, dear, cheap);
        assertThat(ids(api.get(list + "&sort=title"))).containsExactly(dear, cheap, soldOut);
        assertThat(ids(api.get(list + "&sort=price"))).containsExactly(cheap, dear);
        assertThat(ids(api.get(list + "&sort=-price"))).containsExactly(dear, cheap);
        assertThat(ids(api.get(list + "&price.gte=501"))).containsExactly(dear);
        assertThat(ids(api.get(list + "&price.gte=500&price.lte=8999"))).containsExactly(cheap);
        assertThat(ids(api.get(list + "&inStock=true"))).containsExactly(dear, cheap);
        assertThat(ids(api.get(list + "&category=" + below))).containsExactly(cheap);
        assertThat(ids(api.get(list + "&category=" + top))).containsExactly(soldOut, dear, cheap);
        assertThat(ids(api.get("/store/v1/products?locale=de&q=%C3%BCbrig%20" + word)))
                .containsExactly(soldOut);
        assertThat(ids(api.get("/store/v1/products?locale=fr&q=%C3%BCbrig%20" + word)))
                .isEmpty();
        assertThat(ids(api.get("/store/v1/products?q=%25" + word))).containsExactly(soldOut, dear, cheap);
    }

    @Test
    void wrongParametersAreNamed() {
        api.get("/store/v1/products?sort=weight").expectProblem(400, "invalid-filter");
        api.get("/store/v1/products?cursor=abc").expectProblem(400, "invalid-cursor");
        api.get("/store/v1/products?currency=CHF").expectProblem(422, "currency-not-supported");
        api.get("/store/v1/products?currency=QQQ").expectProblem(400, "validation-failed");
        api.get("/store/v1/products?locale=%21").expectProblem(400, "validation-failed");
        api.get("/store/v1/products?limit=0").expectProblem(400, "validation-failed");
        api.get("/store/v1/products?price.gte=-1").expectProblem(400, "validation-failed");
        api.get("/store/v1/products?price.gte=cheap").expectProblem(400, "validation-failed");
        api.get("/store/v1/products?categry=x").expectProblem(400, "unknown-parameter");
        assertThat(api.get("/store/v1/products?zzzz=x")
                        .expectProblem(400, "unknown-parameter")
                        .at("/detail"))
                .contains(" attr.*, ");
        api.get("/store/v1/products?category=" + CategoryId.next().text()).expectProblem(404, "not-found");
        api.get("/store/v1/products?category=no-such-slug").expectProblem(404, "not-found");
        api.get("/store/v1/products?category=prod_01h455vb4pex5vsknk084sn02q").expectProblem(400, "invalid-id");
        api.get("/store/v1/products/cat_01h455vb4pex5vsknk084sn02q").expectProblem(400, "invalid-id");
        api.get("/store/v1/products/" + ProductId.next().text()).expectProblem(404, "not-found");
        api.get("/store/v1/products/no-such-slug").expectProblem(404, "not-found");
        api.get("/store/v1/variants/NO-SUCH-SKU").expectProblem(404, "not-found");
        api.get("/store/v1/categories/no-such-slug").expectProblem(404, "not-found");
        var first = api.get("/store/v1/products?limit=1&sort=title").expect(200);
        if (first.json().at("/page/next").isString()) {
            api.get("/store/v1/products?limit=1&sort=-title&cursor=" + first.at("/page/next"))
                    .expectProblem(400, "invalid-cursor");
        }
    }

    @Test
    void categoriesAreReadAsATree() {
        var name = StoreShelf.unique("Garden ");
        var garden = shelf.category(name, null);
        var tools = shelf.category("Tools", garden);
        var spades = shelf.category("Spades", tools);

        var tree = api.get("/store/v1/categories").expect(200);
        var node = tree.json().at("/items").values().stream()
                .filter(top -> top.at("/id").asString().equals(garden))
                .findFirst()
                .orElseThrow();
        assertThat(node.at("/children/0/id").asString()).isEqualTo(tools);
        assertThat(node.at("/children/0/children/0/name").asString()).isEqualTo("Spades");
        assertThat(tree.statements()).hasSizeLessThanOrEqualTo(1);

        var page = api.get("/store/v1/categories/" + tools).expect(200);
        assertThat(page.at("/breadcrumbs/0/name")).isEqualTo(name);
        assertThat(page.at("/children/0/id")).isEqualTo(spades);
        assertThat(page.json().at("/breadcrumbs").size()).isOne();
        assertThat(page.statements()).hasSizeLessThanOrEqualTo(3);
        assertThat(api.get("/store/v1/categories/" + page.at("/slug"))
                        .expect(200)
                        .at("/id"))
                .isEqualTo(tools);
    }

    @Test
    void aListAndAPageCostTheSameForOneProductAndForAHundred() {
        var few = shelf.category(StoreShelf.unique("Few "), null);
        var many = shelf.category(StoreShelf.unique("Many "), null);
        var small = shelf.product("One", 100, Map.of("categoryIds", List.of(few)));
        IntStream.range(0, 100)
                .parallel()
                .forEach(number -> shelf.product("N " + number, number, Map.of("categoryIds", List.of(many))));
        var values = IntStream.range(0, 100).mapToObj(Integer::toString).toList();
        var large = shelf.publish(shelf.draft(
                "Large",
                Map.of(
                        "categoryIds",
                        List.of(many),
                        "options",
                        List.of(Map.of("name", "N", "values", values)),
                        "variants",
                        values.stream()
                                .map(value -> Map.of("sku", StoreShelf.unique("L-"), "options", Map.of("N", value)))
                                .toList())));

        assertThat(api.get("/store/v1/products?category=" + few).expect(200).statements())
                .hasSize(3);
        var hundred = api.get("/store/v1/products?limit=100&category=" + many).expect(200);
        assertThat(hundred.json().at("/items").size()).isEqualTo(100);
        assertThat(hundred.statements()).hasSize(3);
        // The cards may be remembered.
        assertThat(api.get("/store/v1/products?limit=99").expect(200).statements())
                .hasSizeBetween(1, 2);
        assertThat(api.get("/store/v1/products/" + small).expect(200).statements())
                .hasSize(2);
        assertThat(api.get("/store/v1/products/" + large).expect(200).statements())
                .hasSize(2);
    }

    @Test
    void theShopIntroducesItself() {
        var shop = api.get("/store/v1/shop").expect(200);

        assertThat(shop.at("/defaultLocale")).isEqualTo("en");
        assertThat(shop.at("/currencies/2")).isEqualTo("JPY");
        assertThat(shop.statements()).isEmpty();
    }

    private static List<String> ids(Api.Response page) {
        return page.json().at("/items").values().stream()
                .map(item -> item.at("/id").asString())
                .toList();
    }
}
