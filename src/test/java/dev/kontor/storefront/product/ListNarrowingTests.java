package dev.kontor.storefront.product;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.AttributeId;
import dev.kontor.catalog.AttributeKind;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.channel.Channels;
import dev.kontor.search.AttributeFilter;
import dev.kontor.search.index.Goods;
import dev.kontor.shared.web.Cursors;
import dev.kontor.shared.web.Listing;
import dev.kontor.storefront.context.StoreContext;
import dev.kontor.testing.KontorTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// A list is the same, whether what fits is looked up one by one or found along the order of the list.
@KontorTest
class ListNarrowingTests {

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Cursors cursors;

    @Autowired
    private Channels channels;

    @Test
    void bothWaysLeadToTheSamePages() {
        var goods = new Goods(jdbc, 21, 1);
        for (int number = 0; number < 40; number++) {
            goods.add();
        }
        goods.copy();
        var lookUp = new ProductListQueries(jdbc, cursors);
        var walk = new ProductListQueries(jdbc, cursors, -1);
        var random = new Random(21);
        int found = 0;

        for (int number = 0; number < 60; number++) {
            var price = random.nextBoolean()
                    ? new AmountRange((long) random.nextInt(4_000), random.nextBoolean() ? 9_000L : null)
                    : null;
            var filter = new StoreProductFilter(null, null, null, null, null, price, random.nextInt(4) == 0);
            var scope = new ListScope(
                    channels.standard(),
                    new CategoryId(goods.categories.getFirst()),
                    null,
                    null,
                    null,
                    attributes(random, goods));
            var sort = List.of("-publishedAt", "publishedAt", "price", "-price").get(random.nextInt(4));

            var expected = pages(walk, filter, scope, sort);
            assertThat(pages(lookUp, filter, scope, sort))
                    .as(filter + " " + scope + " " + sort)
                    .isEqualTo(expected);
            found += expected.size();
        }
        assertThat(found).isGreaterThan(100);
    }

    private List<ProductId> pages(ProductListQueries lists, StoreProductFilter filter, ListScope scope, String sort) {
        var context =
                new StoreContext(channels.standard(), Locale.ENGLISH, Locale.ENGLISH, Currency.getInstance("USD"));
        var products = new ArrayList<ProductId>();
        String cursor = null;
        do {
            var page = lists.page(filter, scope, context, new Listing(3, cursor, sort, null))
                    .page();
            products.addAll(page.items());
            cursor = page.page().next();
        } while (cursor != null);
        return products;
    }

    private List<ChosenAttribute> attributes(Random random, Goods goods) {
        var chosen = new ArrayList<ChosenAttribute>();
        if (random.nextBoolean()) {
            chosen.add(new ChosenAttribute(
                    id(goods.material),
                    AttributeFilter.ofKeys(
                            goods.material,
                            AttributeKind.LOCALIZED_ENUM,
                            new TreeSet<>(Goods.MATERIALS.subList(0, 1 + random.nextInt(2))))));
        }
        if (random.nextInt(3) == 0) {
            var bounds = new TreeMap<String, BigDecimal>();
            bounds.put(">=", new BigDecimal(random.nextInt(200)));
            chosen.add(new ChosenAttribute(
                    id(goods.weight),
                    new AttributeFilter(goods.weight, AttributeKind.NUMBER, new TreeSet<>(), new TreeSet<>(), bounds)));
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
