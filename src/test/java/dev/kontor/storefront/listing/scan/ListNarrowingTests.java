package dev.kontor.storefront.listing.scan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.channel.Channel;
import dev.kontor.channel.Channels;
import dev.kontor.search.AttributeCondition;
import dev.kontor.search.PricedChannels;
import dev.kontor.search.index.SearchFixtures;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.storefront.attribute.ChosenAttribute;
import dev.kontor.storefront.context.StoreContext;
import dev.kontor.storefront.listing.AmountRange;
import dev.kontor.storefront.listing.StoreProductFilter;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Repeats;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A list is the same, whether what fits is looked up one by one, compared in memory or found along the order of the
/// list, and also where that is given up half way.
@KontorTest
class ListNarrowingTests {

    private static final List<String> SORTS = List.of(
            "-publishedAt",
            "publishedAt",
            "price",
            "-price",
            "title",
            "-title",
            "price,-publishedAt",
            "-price,title",
            "title,-price",
            "-title,publishedAt",
            "publishedAt,-title,price",
            "title,price,-publishedAt");

    private static final int LISTS = Repeats.of(15, 100);

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Cursors cursors;

    @Autowired
    private Channels channels;

    @Autowired
    private PricedChannels priced;

    @Test
    void allWaysLeadToTheSamePages() {
        var goods = new SearchFixtures(jdbc, 21, 1);
        for (int number = 0; number < 40; number++) {
            goods.add();
        }
        goods.copy();
        var outlet = outlet(goods);
        var walk = lists(-1, -1, 1_000_000);
        var others = Map.of(
                "looked up",
                lists(500, 2_000, 5_000),
                "compared in memory",
                lists(-1, 2_000, 1_000_000),
                "given up, then looked up from the fewest",
                lists(-1, 2_000, 2),
                "given up, then put together from all",
                lists(-1, -1, 2));
        var random = new Random(21);
        int found = 0;

        for (int number = 0; number < LISTS; number++) {
            var price = random.nextBoolean()
                    ? new AmountRange((long) random.nextInt(4_000), random.nextBoolean() ? 9_000L : null)
                    : null;
            var filter = new StoreProductFilter(null, null, null, null, null, null, price, random.nextInt(4) == 0);
            var attributes = attributes(random, goods);
            var scope = new ListScope(
                    random.nextInt(3) == 0 ? outlet : channels.standard(),
                    attributes.isEmpty() || random.nextBoolean() ? new CategoryId(goods.categories.getFirst()) : null,
                    null,
                    products(random, goods),
                    goods.brands.subList(0, random.nextInt(4) == 0 ? 1 + random.nextInt(2) : 0).stream()
                            .map(BrandId::new)
                            .toList(),
                    random.nextInt(4) == 0 ? List.of("sale", "eco").subList(0, 1 + random.nextInt(2)) : List.of(),
                    attributes);
            var sort = SORTS.get(random.nextInt(SORTS.size()));

            var expected = pages(walk, filter, scope, sort);
            others.forEach((way, lists) -> assertThat(pages(lists, filter, scope, sort))
                    .as(way + " " + filter + " " + scope + " " + sort)
                    .isEqualTo(expected));
            found += expected.size();
        }
        assertThat(found).isGreaterThan(LISTS);
    }

    /// A channel in which half of the products cost something else.
    private Channel outlet(SearchFixtures goods) {
        var channel = goods.pricedChannel();
        jdbc.sql("insert into search.priced_channels values (:id, true, 'infinity')")
                .param("id", channel.id().value())
                .update();
        jdbc.sql("""
                        insert into search.channel_prices (channel_id, product_id, currency, amount_minor)
                        select :channel, p.product_id, p.currency,
                            case when p.amount_minor % 2 = 0 then p.amount_minor else 12000 - p.amount_minor end
                        from storefront.product_prices p
                        where p.product_id = any (:ids::uuid[])
                        """)
                .param("channel", channel.id().value())
                .param("ids", goods.all.stream().map(good -> good.id.toString()).toArray(String[]::new))
                .update();
        return channel;
    }

    private ProductListQueries lists(int few, int some, int walked) {
        return new ProductListQueries(jdbc, cursors, priced, new ListBounds(few, some, walked));
    }

    private List<ProductId> pages(ProductListQueries lists, StoreProductFilter filter, ListScope scope, String sort) {
        var context = new StoreContext(scope.channel(), Locale.ENGLISH, Locale.ENGLISH, Currency.getInstance("USD"));
        var products = new ArrayList<ProductId>();
        var page = lists.page(filter, scope, context, new Listing(3, null, sort, null))
                .page();
        products.addAll(page.items());
        while (page.page().next() != null) {
            page = lists.page(filter, scope, context, new Listing(3, page.page().next(), sort, null))
                    .page();
            products.addAll(page.items());
        }
        var before = new ArrayList<ProductId>();
        int last = page.items().size();
        while (page.page().prev() != null) {
            page = lists.page(filter, scope, context, new Listing(3, page.page().prev(), sort, null))
                    .page();
            before.addAll(0, page.items());
        }
        assertThat(before).isEqualTo(products.subList(0, products.size() - last));
        return products;
    }

    private static List<ProductId> products(Random random, SearchFixtures goods) {
        return random.nextInt(4) == 0
                ? goods.all.subList(5, 25).stream()
                        .map(good -> new ProductId(good.id))
                        .toList()
                : List.of();
    }

    private List<ChosenAttribute> attributes(Random random, SearchFixtures goods) {
        var chosen = new ArrayList<ChosenAttribute>();
        if (random.nextBoolean()) {
            chosen.add(new ChosenAttribute(
                    id(goods.material),
                    AttributeCondition.ofKeys(
                            goods.material,
                            AttributeKind.LOCALIZED_ENUM,
                            new TreeSet<>(SearchFixtures.MATERIALS.subList(0, 1 + random.nextInt(2))))));
        }
        if (random.nextInt(3) == 0) {
            var bounds = new TreeMap<String, BigDecimal>();
            bounds.put(">=", new BigDecimal(random.nextInt(200)));
            chosen.add(new ChosenAttribute(
                    id(goods.weight),
                    new AttributeCondition(
                            goods.weight, AttributeKind.NUMBER, new TreeSet<>(), new TreeSet<>(), bounds)));
        }
        return chosen;
    }

    private AttributeId id(String code) {
        return new AttributeId(jdbc.sql("select id from catalog.attributes where code = :code")
                .param("code", code)
                .query(UUID.class)
                .single());
    }
}
