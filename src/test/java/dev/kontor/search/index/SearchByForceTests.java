package dev.kontor.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.AttributeKind;
import dev.kontor.catalog.BrandId;
import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.channel.AssortmentMode;
import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelId;
import dev.kontor.inventory.Availability.Status;
import dev.kontor.search.AttributeCondition;
import dev.kontor.search.AttributeScale;
import dev.kontor.search.Counts;
import dev.kontor.search.Found.Relation;
import dev.kontor.search.SearchFilter;
import dev.kontor.search.SearchPort;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.SearchRequest.Wanted;
import dev.kontor.search.index.SearchFixtures.Good;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.testing.KontorTest;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// What is found and counted is what looking at every product finds, whatever the assortment and the filters.
@KontorTest
class SearchByForceTests {

    private static final int PRODUCTS = 60;
    private static final int SEARCHES = 40;
    private static final Currency USD = Currency.getInstance("USD");

    @Autowired
    JdbcClient jdbc;

    @Autowired
    private IndexService index;

    @Autowired
    private ChannelPriceRepository channels;

    @Autowired
    private ChannelPriceService channelPrices;

    @Autowired
    private SearchPort search;

    /// How many searches were made in the channel that has prices of its own.
    int priced;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void searchesFindAndCountTheSameAsAScanOfEveryProduct(long seed) {
        var goods = new SearchFixtures(jdbc, seed, 3);
        for (int number = 0; number < PRODUCTS; number++) {
            goods.add();
        }
        var random = new Random(seed);
        var some = channel(AssortmentMode.CHOSEN, goods, good -> goods.all.indexOf(good) % 2 == 0, true);
        var most = channel(AssortmentMode.ALL, goods, good -> goods.all.indexOf(good) % 3 == 0, false);
        index.refresh(goods.all.stream().map(good -> good.id).toList());
        awaitIndexed();
        var cheapest = new HashMap<UUID, Long>();
        goods.all.forEach(good -> cheapest.put(good.id, good.price));
        var list = priced(goods, random);

        for (int number = 0; number < SEARCHES; number++) {
            var words = SearchFixtures.WORDS.stream()
                    .filter(_ -> random.nextInt(8) == 0)
                    .toList();
            var filter = filter(random, goods);
            var sold = new Sold[] {new Sold(null, _ -> true), some, most, list.sold}[number % 4];
            boolean own = sold == list.sold;
            goods.all.forEach(good -> good.price = own ? list.cheapest.get(good.id) : cheapest.get(good.id));
            priced += own ? 1 : 0;
            var sort = own && random.nextBoolean() ? "price" : "publishedAt";
            var found = search.search(new SearchRequest(
                    goods.mark + " " + String.join(" ", words),
                    Locale.ENGLISH,
                    USD,
                    filter,
                    new Listing(100, null, sort, null),
                    new Wanted(true, false, false),
                    sold.channel));
            var about = words + " " + filter + " of kind " + number % 4 + " by " + sort;
            var fitting = goods.published().stream()
                    .filter(sold.fits)
                    .filter(good -> good.words.containsAll(words))
                    .filter(good -> sort.equals("publishedAt") || good.price != null)
                    .toList();
            var expected = fitting.stream().filter(all(filter, "", goods)).toList();
            var items = expected.stream()
                    .sorted(Comparator.comparing(
                            good -> sort.equals("price") ? Objects.requireNonNull(good.price) : 0L))
                    .toList();
            assertThat(found.page().items())
                    .as(about)
                    .containsExactlyInAnyOrderElementsOf(
                            items.stream().map(good -> new ProductId(good.id)).toList());
            if (sort.equals("price")) {
                assertThat(found.page().items().stream().map(product -> list.cheapest.get(product.value())))
                        .as(about)
                        .containsExactlyElementsOf(
                                items.stream().map(good -> good.price).toList());
            }
            assertThat(found.total().value()).as(about).isEqualTo(expected.size());
            compare(Objects.requireNonNull(found.counts()), fitting, filter, goods, about);
            compareKinds(found.counts(), fitting, filter, goods, about);
        }
    }

    /// Until the index has what was refreshed: PostgreSQL has it at once.
    void awaitIndexed() {}

    /// What a channel sells; absent for the shop itself.
    private record Sold(@Nullable Channel channel, Predicate<Good> fits) {}

    /// @param named the products that something was decided about
    /// @param listed what was decided
    private Sold channel(AssortmentMode mode, SearchFixtures goods, Predicate<Good> named, boolean listed) {
        var channel = new Channel(
                ChannelId.next(),
                "forced",
                "Forced",
                true,
                mode,
                true,
                false,
                List.of(Locale.ENGLISH),
                List.of(USD),
                Channel.DEFAULT_ORDER_NUMBER_PREFIX);
        var ids =
                goods.all.stream().filter(named).map(good -> good.id.toString()).toArray(String[]::new);
        jdbc.sql("""
                        insert into catalog.channel_products (channel_id, product_id, version, listed, updated_at)
                        select :channel, id, 1, :listed, now() from unnest(:ids::uuid[]) as n(id)
                        """)
                .param("channel", channel.id().value())
                .param("listed", listed)
                .param("ids", ids)
                .update();
        jdbc.sql("select catalog.relist_channels(:ids::uuid[])")
                .param("ids", ids)
                .query((_, _) -> true)
                .single();
        return new Sold(channel, listed ? named : named.negate());
    }

    /// A channel that has a price list of its own.
    ///
    /// @param cheapest what products cost in it
    private record Own(Sold sold, Map<UUID, Long> cheapest) {}

    /// Half of the variants are in its list, cheaper or dearer; those without a price in the shop may get one.
    private Own priced(SearchFixtures goods, Random random) {
        var channel = goods.pricedChannel();
        var list = TypeIds.next();
        jdbc.sql("""
                        insert into pricing.price_lists (id, version, name, status, currency, priority, announced, channels,
                                                         created_at, updated_at)
                        values (:id, 1, 'Priced', 'ACTIVE', 'USD', 1, true, array[:code], now(), now())
                        """).param("id", list).param("code", channel.code()).update();
        goods.all.stream()
                .flatMap(good -> good.variants.stream())
                .filter(_ -> random.nextBoolean())
                .forEach(variant -> jdbc.sql("""
                                insert into pricing.price_list_entries
                                    (price_list_id, variant_id, amount_minor, updated_at)
                                values (:list, :variant, :amount, now())
                                """)
                        .param("list", list)
                        .param("variant", variant)
                        .param("amount", random.nextInt(12_000))
                        .update());
        var priced = new ChannelPriceRepository.Priced(channel.id().value(), channel.code());
        channels.enter();
        channelPrices.refresh(priced, goods.all.stream().map(good -> good.id).toList());
        channelPrices.finish(priced);
        var cheapest = new HashMap<UUID, Long>();
        jdbc.sql("""
                        select v.product_id, min(coalesce(e.amount_minor, p.amount_minor)) as amount_minor
                        from catalog.variants v
                        left join pricing.prices p on p.variant_id = v.id and p.currency = 'USD'
                        left join pricing.price_list_entries e on e.variant_id = v.id and e.price_list_id = :list
                        where v.product_id = any (:ids::uuid[])
                        group by v.product_id
                        """)
                .param("list", list)
                .param("ids", goods.all.stream().map(good -> good.id).toList())
                .query(row -> {
                    cheapest.put(row.getObject("product_id", UUID.class), row.getObject("amount_minor", Long.class));
                });
        return new Own(new Sold(channel, _ -> true), cheapest);
    }

    private static void compare(
            Counts counts, List<Good> fitting, SearchFilter filter, SearchFixtures goods, String about) {
        assertThat(counts.relation()).isEqualTo(Relation.EXACT);
        var categories = fitting.stream().filter(all(filter, "category", goods)).toList();
        assertThat(counts.categories())
                .as("categories of " + about)
                .isEqualTo(numbers(
                                goods.categories,
                                category -> categories.stream()
                                        .filter(good -> good.categories.contains(category))
                                        .count())
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(entry -> new CategoryId(entry.getKey()), Map.Entry::getValue)));
        for (int place = 0; place < 2; place++) {
            int option = place;
            var name = place == 0 ? "Colour" : "Size";
            var base = fitting.stream().filter(all(filter, name, goods)).toList();
            assertThat(counts.options().getOrDefault(name, Map.of()))
                    .as(name + " of " + about)
                    .isEqualTo(numbers(
                            place == 0 ? SearchFixtures.COLOURS : SearchFixtures.SIZES,
                            value -> base.stream()
                                    .filter(good -> good.hasOption(option, value))
                                    .count()));
        }
        var stocked =
                fitting.stream().filter(all(filter, "availability", goods)).toList();
        assertThat(counts.availability())
                .as("availability of " + about)
                .isEqualTo(numbers(
                        List.of(Status.IN_STOCK, Status.OUT_OF_STOCK),
                        status -> stocked.stream()
                                .filter(good -> good.inStock == (status == Status.IN_STOCK))
                                .count()));
        var priced = fitting.stream().filter(all(filter, "price", goods)).toList();
        for (var range : counts.prices()) {
            assertThat((long) range.products())
                    .as("from " + range.from() + " of " + about)
                    .isEqualTo(priced.stream()
                            .filter(good -> good.price != null
                                    && good.price >= range.from()
                                    && (range.to() == null || good.price <= range.to()))
                            .count());
        }
        assertThat(counts.prices().stream()
                        .mapToInt(Counts.PriceRange::products)
                        .sum())
                .as("prices of " + about)
                .isEqualTo(
                        (int) priced.stream().filter(good -> good.price != null).count());
    }

    private static void compareKinds(
            Counts counts, List<Good> fitting, SearchFilter filter, SearchFixtures goods, String about) {
        var branded = fitting.stream().filter(all(filter, "brand", goods)).toList();
        assertThat(counts.brands())
                .as("brands of " + about)
                .isEqualTo(numbers(
                                goods.brands,
                                brand -> branded.stream()
                                        .filter(good -> brand.equals(good.brand))
                                        .count())
                        .entrySet()
                        .stream()
                        .collect(Collectors.toMap(entry -> new BrandId(entry.getKey()), Map.Entry::getValue)));
        var tagged = fitting.stream().filter(all(filter, "tag", goods)).toList();
        assertThat(counts.tags())
                .as("tags of " + about)
                .isEqualTo(numbers(
                        SearchFixtures.TAGS,
                        tag -> tagged.stream()
                                .filter(good -> good.tags.contains(tag))
                                .count()));
        var rated = fitting.stream().filter(all(filter, "rating", goods)).toList();
        assertThat(counts.ratings())
                .as("ratings of " + about)
                .isEqualTo(numbers(
                        List.of(1, 2, 3, 4, 5),
                        least -> rated.stream()
                                .filter(good -> good.stars >= least)
                                .count()));
        var made = fitting.stream().filter(all(filter, goods.material, goods)).toList();
        assertThat(counts.attributes().getOrDefault(goods.material, Map.of()))
                .as("materials of " + about)
                .isEqualTo(numbers(
                        SearchFixtures.MATERIALS,
                        material -> made.stream()
                                .filter(good -> good.materials.contains(material))
                                .count()));
        var washed = fitting.stream().filter(all(filter, goods.washable, goods)).toList();
        assertThat(counts.attributes().getOrDefault(goods.washable, Map.of()))
                .as("washable of " + about)
                .isEqualTo(numbers(
                        List.of("true", "false"),
                        value -> washed.stream()
                                .filter(good -> value.equals(String.valueOf(good.washable)))
                                .count()));
        var weighed = fitting.stream().filter(all(filter, goods.weight, goods)).toList();
        var ranges = counts.ranges().getOrDefault(goods.weight, Map.of());
        ranges.forEach((from, number) -> {
            var to = AttributeScale.next(AttributeKind.NUMBER, from);
            assertThat((long) number)
                    .as("weights from " + from + " of " + about)
                    .isEqualTo(weighed.stream()
                            .filter(good -> good.weights.stream()
                                    .anyMatch(each -> each.compareTo(from) >= 0 && each.compareTo(to) < 0))
                            .count());
        });
        assertThat(weighed.stream().flatMap(good -> good.weights.stream()))
                .as("weights of " + about)
                .allMatch(each -> ranges.containsKey(AttributeScale.floor(AttributeKind.NUMBER, each)));
    }

    private static SearchFilter filter(Random random, SearchFixtures goods) {
        var options = new TreeMap<String, SortedSet<String>>();
        if (random.nextInt(3) == 0) {
            options.put("Colour", new TreeSet<>(SearchFixtures.COLOURS.subList(0, 1 + random.nextInt(2))));
        }
        if (random.nextInt(4) == 0) {
            options.put("Size", new TreeSet<>(Set.of(SearchFixtures.SIZES.get(random.nextInt(2)))));
        }
        return new SearchFilter(
                random.nextInt(3) == 0
                        ? new CategoryId(goods.categories.get(random.nextInt(goods.categories.size())))
                        : null,
                null,
                random.nextInt(5) == 0
                        ? goods.brands.subList(0, 1 + random.nextInt(2)).stream()
                                .map(BrandId::new)
                                .toList()
                        : List.of(),
                random.nextInt(5) == 0 ? SearchFixtures.TAGS.subList(random.nextInt(3), 3) : List.of(),
                options,
                attributes(random, goods),
                random.nextInt(4) == 0 ? (long) random.nextInt(4_000) : null,
                random.nextInt(4) == 0 ? 4_000L + random.nextInt(4_000) : null,
                random.nextInt(4) == 0 ? new TreeSet<>(Set.of(Status.IN_STOCK)) : new TreeSet<>(),
                random.nextInt(5) == 0 ? 1 + random.nextInt(5) : null);
    }

    private static List<AttributeCondition> attributes(Random random, SearchFixtures goods) {
        var filters = new ArrayList<AttributeCondition>();
        if (random.nextInt(4) == 0) {
            filters.add(AttributeCondition.ofKeys(
                    goods.material,
                    AttributeKind.LOCALIZED_ENUM,
                    new TreeSet<>(SearchFixtures.MATERIALS.subList(0, 1 + random.nextInt(2)))));
        }
        if (random.nextInt(5) == 0) {
            filters.add(AttributeCondition.ofKeys(
                    goods.washable,
                    AttributeKind.BOOLEAN,
                    new TreeSet<>(Set.of(random.nextBoolean() ? "true" : "false"))));
        }
        if (random.nextInt(4) == 0) {
            var bounds = new TreeMap<String, BigDecimal>();
            bounds.put(random.nextBoolean() ? ">=" : ">", new BigDecimal(random.nextInt(-50, 100)));
            if (random.nextBoolean()) {
                bounds.put(random.nextBoolean() ? "<=" : "<", new BigDecimal(random.nextInt(100, 400)));
            }
            filters.add(new AttributeCondition(
                    goods.weight, AttributeKind.NUMBER, new TreeSet<>(), new TreeSet<>(), bounds));
        }
        return filters;
    }

    /// Whether a product fits the filter, all of it but one part.
    private static Predicate<Good> all(SearchFilter filter, String but, SearchFixtures goods) {
        return good -> {
            var price = good.price;
            boolean category = but.equals("category")
                    || filter.category() == null
                    || good.categories.contains(filter.category().value());
            boolean brand = but.equals("brand")
                    || filter.brands().isEmpty()
                    || filter.brands().stream().anyMatch(each -> each.value().equals(good.brand));
            boolean tag =
                    but.equals("tag") || filter.tags().isEmpty() || !Collections.disjoint(filter.tags(), good.tags);
            boolean options = filter.options().entrySet().stream()
                    .allMatch(option -> but.equals(option.getKey())
                            || option.getValue().stream()
                                    .anyMatch(value ->
                                            good.hasOption(option.getKey().equals("Colour") ? 0 : 1, value)));
            boolean attributes = filter.attributes().stream()
                    .allMatch(attribute -> but.equals(attribute.field()) || has(good, attribute, goods));
            boolean prices = but.equals("price")
                    || !filter.hasPrice()
                    || (price != null
                            && (filter.minPrice() == null || price >= filter.minPrice())
                            && (filter.maxPrice() == null || price <= filter.maxPrice()));
            boolean availability =
                    but.equals("availability") || filter.availability().isEmpty() || good.inStock;
            boolean rating = but.equals("rating") || filter.minRating() == null || good.stars >= filter.minRating();
            return category && brand && tag && options && attributes && prices && availability && rating;
        };
    }

    private static boolean has(Good good, AttributeCondition filter, SearchFixtures goods) {
        if (filter.field().equals(goods.material)) {
            return good.materials.stream().anyMatch(filter.keys()::contains);
        }
        if (filter.field().equals(goods.washable)) {
            return good.washable != null && filter.keys().contains(good.washable.toString());
        }
        return good.weights.stream()
                .anyMatch(weight -> filter.bounds().entrySet().stream().allMatch(bound -> {
                    int order = weight.compareTo(bound.getValue());
                    return switch (bound.getKey()) {
                        case ">=" -> order >= 0;
                        case ">" -> order > 0;
                        case "<=" -> order <= 0;
                        default -> order < 0;
                    };
                }));
    }

    private static <T> Map<T, Integer> numbers(List<T> values, Function<T, Long> count) {
        var numbers = new HashMap<T, Integer>();
        for (var value : values) {
            long number = count.apply(value);
            if (number > 0) {
                numbers.put(value, (int) number);
            }
        }
        return numbers;
    }
}
