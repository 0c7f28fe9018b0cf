package dev.kontor.storefront;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.catalog.ProductId;
import dev.kontor.channel.ChannelId;
import dev.kontor.pricing.PriceListId;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;

/// In a channel that has a price list of its own products are shown, sorted, filtered and counted by the same prices.
///
/// In the shop a cup is 10.00, a mug 20.00 and a pot 30.00; in the channel the pot is 5.00 and the cup 25.00.
@KontorTest
class ChannelPriceListTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    private Api staff;
    private StoreShelf shelf;
    private String word;
    private String category;
    private String code;
    private String channel;
    private String cup;
    private String pot;

    @BeforeEach
    void open() {
        staff = api.as(logins.owner().token()).with("If-Match", "*");
        shelf = new StoreShelf(staff, jdbc);
        word = StoreShelf.unique("w");
        category = shelf.category(StoreShelf.unique("Prices "), null);
        cup = product("Cup", 1_000);
        product("Mug", 2_000);
        pot = product("Pot", 3_000);
        code = StoreShelf.unique("c");
        channel = staff.post("/admin/v1/channels", Map.of("code", code, "name", "Outlet", "assortment", "ALL"))
                .expect(201)
                .at("/id");
    }

    @Test
    void listsAreSortedNarrowedAndPagedByThePricesOfTheChannel() {
        priced(list(null));

        assertThat(list("&sort=price", code)).containsExactly("Pot 500", "Mug 2000", "Cup 2500");
        assertThat(list("&sort=-price", code)).containsExactly("Cup 2500", "Mug 2000", "Pot 500");
        assertThat(list("&sort=price,-publishedAt", code)).containsExactly("Pot 500", "Mug 2000", "Cup 2500");
        assertThat(list("&price.lte=1999", code)).containsExactly("Pot 500");
        assertThat(list("&price.gte=2000&sort=title", code)).containsExactly("Cup 2500", "Mug 2000");
        assertThat(list("&price.gte=2000&sort=price", code)).containsExactly("Mug 2000", "Cup 2500");
        assertThat(list("&price.gte=501&price.lte=1999", code)).isEmpty();
        assertThat(list("&sort=price", "default")).containsExactly("Cup 1000", "Mug 2000", "Pot 3000");
        assertThat(list("&price.lte=1999", "default")).containsExactly("Cup 1000");
        for (var sort : List.of("price", "-price")) {
            assertThat(pages("/store/v1/products?category=" + category + "&sort=" + sort, code))
                    .isEqualTo(list("&sort=" + sort, code));
        }
        for (var more : List.of("&sort=price", "&price.lte=1999", "&sort=-price&price.gte=1")) {
            // With a limit of their own these answers are not kept yet.
            var asked = "/store/v1/products?limit=50&category=" + category + more;
            assertThat(get(asked, code).statements())
                    .isNotEmpty()
                    .hasSameSizeAs(get(asked, "default").statements());
        }
    }

    @Test
    void searchesAreSortedFilteredAndCountedByThePricesOfTheChannel() {
        priced(list(null));

        assertThat(search("&sort=price", code)).containsExactly("Pot 500", "Mug 2000", "Cup 2500");
        assertThat(search("&sort=-price", code)).containsExactly("Cup 2500", "Mug 2000", "Pot 500");
        assertThat(search("&sort=price&price.gte=501", code)).containsExactly("Mug 2000", "Cup 2500");
        assertThat(search("&sort=-relevance,price", code)).containsExactly("Pot 500", "Mug 2000", "Cup 2500");
        assertThat(search("&price.lte=1999", code)).containsExactly("Pot 500");
        assertThat(search("&sort=price", "default")).containsExactly("Cup 1000", "Mug 2000", "Pot 3000");
        assertThat(pages("/store/v1/search?q=" + word + "&sort=price", code)).isEqualTo(search("&sort=price", code));
        assertThat(titles(get("/store/v1/products?q=" + word + "&sort=price", code)))
                .containsExactly("Pot 500", "Mug 2000", "Cup 2500");
        assertThat(ranges("", code)).containsExactly("500-999 1", "1000-2499 1", "2500-4999 1");
        assertThat(ranges("&price.lte=1999", code)).containsExactly("500-999 1", "1000-2499 1", "2500-4999 1");
        assertThat(ranges("&sort=price", code)).containsExactly("500-999 1", "1000-2499 1", "2500-4999 1");
        assertThat(ranges("", "default")).containsExactly("1000-2499 2", "2500-4999 1");
        for (var more : List.of("", "&sort=price", "&price.lte=1999")) {
            var asked = "/store/v1/search?q=" + word + more;
            get(asked, code);
            assertThat(get(asked, code).statements())
                    .hasSameSizeAs(get(asked, "default").statements());
        }
    }

    @Test
    void datesOfThePriceListBringItInAndTakeItOut() {
        var list = list("2100-01-01T00:00:00Z");
        priced(list);
        assertThat(list("&sort=price", code)).containsExactly("Cup 1000", "Mug 2000", "Pot 3000");
        assertThat(search("&sort=price", code)).containsExactly("Cup 1000", "Mug 2000", "Pot 3000");

        passes(list, "starts_at");
        assertThat(list("&sort=price", code)).containsExactly("Pot 500", "Mug 2000", "Cup 2500");
        assertThat(search("&sort=price", code)).containsExactly("Pot 500", "Mug 2000", "Cup 2500");

        passes(list, "ends_at");
        assertThat(list("&sort=price", code)).containsExactly("Cup 1000", "Mug 2000", "Pot 3000");
        assertThat(search("&sort=price", code)).containsExactly("Cup 1000", "Mug 2000", "Pot 3000");
    }

    @Test
    void changesOfPricesListsAndProductsReachIt() {
        var list = list(null);
        priced(list);

        entries(list, Map.of("prices", List.of(price(pot, 2_100)), "remove", List.of(variant(cup))));
        assertThat(list("&sort=price", code)).containsExactly("Cup 1000", "Mug 2000", "Pot 2100");
        staff.put("/admin/v1/variants/" + variant(cup) + "/prices", """
                        {"prices": [{"amount": {"amount": 2200, "currency": "USD"}}]}
                        """).expect(200);
        delivered();
        assertThat(list("&sort=price", code)).containsExactly("Mug 2000", "Pot 2100", "Cup 2200");
        staff.post("/admin/v1/products/" + pot + "/unpublish").expect(200);
        delivered();
        assertThat(list("&sort=price", code)).containsExactly("Mug 2000", "Cup 2200");
        assertThat(kept("product_id", TypeIds.parse(ProductId.class, pot).value()))
                .isZero();
        staff.post("/admin/v1/products/" + pot + "/publish").expect(200);
        delivered();
        assertThat(search("&sort=price", code)).containsExactly("Mug 2000", "Pot 2100", "Cup 2200");

        staff.delete("/admin/v1/price-lists/" + list).expect(204);
        delivered();
        assertThat(list("&sort=price", code)).containsExactly("Mug 2000", "Cup 2200", "Pot 3000");
        assertThat(search("&sort=price", code)).containsExactly("Mug 2000", "Cup 2200", "Pot 3000");

        staff.delete("/admin/v1/channels/" + channel).expect(204);
        delivered();
        assertThat(kept("channel_id", TypeIds.parse(ChannelId.class, channel).value()))
                .isZero();
        assertThat(jdbc.sql("select count(*) from search.priced_channels where channel_id = :id")
                        .param("id", TypeIds.parse(ChannelId.class, channel).value())
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    @Test
    void aListThatTurnsToOtherChannelsLeavesThisOne() {
        var list = list(null);
        priced(list);
        var other = StoreShelf.unique("c");
        staff.post("/admin/v1/channels", Map.of("code", other, "name", "Other", "assortment", "ALL"))
                .expect(201);

        staff.patch("/admin/v1/price-lists/" + list, Map.of("channels", List.of(other)))
                .expect(200);
        delivered();

        assertThat(list("&sort=price", code)).containsExactly("Cup 1000", "Mug 2000", "Pot 3000");
        assertThat(list("&sort=price", other)).containsExactly("Pot 500", "Mug 2000", "Cup 2500");
        assertThat(search("&sort=price", other)).containsExactly("Pot 500", "Mug 2000", "Cup 2500");
    }

    private String product(String title, long cents) {
        return shelf.product(title, cents, Map.of("categoryIds", List.of(category), "description", word));
    }

    private String variant(String product) {
        return staff.get("/admin/v1/products/" + product).expect(200).at("/variants/0/id");
    }

    /// A price list that is only for the channel; its id.
    private String list(@Nullable String startsAt) {
        var request = new HashMap<String, Object>(Map.of(
                "name", "Outlet", "status", "ACTIVE", "currency", "USD", "priority", 1, "channels", List.of(code)));
        if (startsAt != null) {
            request.put("startsAt", startsAt);
        }
        return staff.post("/admin/v1/price-lists", request).expect(201).at("/id");
    }

    private void priced(String list) {
        entries(list, Map.of("prices", List.of(price(pot, 500), price(cup, 2_500))));
    }

    private void entries(String list, Map<String, ?> change) {
        staff.post("/admin/v1/price-lists/" + list + "/prices/bulk", change).expect(200);
        delivered();
    }

    private Map<String, Object> price(String product, long cents) {
        return Map.of("variantId", variant(product), "amount", Map.of("amount", cents, "currency", "USD"));
    }

    /// The date of the list has come, and somebody noticed.
    private void passes(String list, String date) {
        var id = TypeIds.parse(PriceListId.class, list).value();
        jdbc.sql("update pricing.price_lists set " + date + " = now() - interval '1 second',"
                        + (date.equals("ends_at") ? " starts_at = null" : " ends_at = null") + " where id = :id")
                .param("id", id)
                .update();
        await().atMost(Duration.ofSeconds(30))
                .until(() -> jdbc.sql("select announced = (ends_at is null) from pricing.price_lists where id = :id")
                        .param("id", id)
                        .query(Boolean.class)
                        .single());
        delivered();
    }

    private int kept(String column, UUID id) {
        return jdbc.sql("select count(*) from search.channel_prices where " + column + " = :id")
                .param("id", id)
                .query(Integer.class)
                .single();
    }

    private void delivered() {
        EventProbe.on(jdbc).awaitDelivered();
    }

    private List<String> list(String more, String where) {
        return titles(get("/store/v1/products?category=" + category + more, where));
    }

    private List<String> search(String more, String where) {
        return titles(get("/store/v1/search?q=" + word + more, where));
    }

    private List<String> ranges(String more, String where) {
        return get("/store/v1/search?q=" + word + more, where).json().at("/facets/prices").values().stream()
                .map(range -> range.at("/min/amount").asLong() + "-"
                        + range.at("/max/amount").asLong() + " "
                        + range.at("/count").asInt())
                .toList();
    }

    private List<String> pages(String path, String where) {
        var titles = new ArrayList<String>();
        var page = get(path + "&limit=1", where);
        titles.addAll(titles(page));
        while (page.json().at("/page/hasMore").asBoolean()) {
            page = get(path + "&limit=1&cursor=" + page.at("/page/next"), where);
            titles.addAll(titles(page));
        }
        return titles;
    }

    private Api.Response get(String path, String where) {
        return api.get(path + "&currency=USD&channel=" + where).expect(200);
    }

    /// What is shown: titles and prices, in order.
    private static List<String> titles(Api.Response found) {
        return found.json().at("/items").values().stream()
                .map(item -> item.has("product") ? item.at("/product") : item)
                .map(ChannelPriceListTests::shown)
                .toList();
    }

    private static String shown(JsonNode product) {
        return product.at("/title").asString() + " "
                + product.at("/price/min/amount").asLong();
    }
}
