package dev.kontor.search.index;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.catalog.CategoryId;
import dev.kontor.catalog.ProductId;
import dev.kontor.inventory.Availability.Status;
import dev.kontor.search.Counts;
import dev.kontor.search.Found.Relation;
import dev.kontor.search.SearchFilter;
import dev.kontor.search.SearchPort;
import dev.kontor.search.SearchRequest;
import dev.kontor.search.SearchRequest.Wanted;
import dev.kontor.search.index.Goods.Good;
import dev.kontor.shared.web.Listing;
import dev.kontor.testing.KontorTest;
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
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.Collectors;
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
    private JdbcClient jdbc;

    @Autowired
    private IndexService index;

    @Autowired
    private SearchPort search;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void searchesFindAndCountWhatLookingAtEveryProductDoes(long seed) {
        var goods = new Goods(jdbc, seed, 3);
        for (int number = 0; number < PRODUCTS; number++) {
            goods.add();
        }
        index.refresh(goods.all.stream().map(good -> good.id).toList());
        var random = new Random(seed);

        for (int number = 0; number < SEARCHES; number++) {
            var words = Goods.WORDS.stream().filter(_ -> random.nextInt(8) == 0).toList();
            var filter = filter(random, goods);
            var found = search.search(new SearchRequest(
                    goods.mark + " " + String.join(" ", words),
                    Locale.ENGLISH,
                    USD,
                    filter,
                    new Listing(100, null, "publishedAt", null),
                    new Wanted(true, false, false)));
            var about = words + " " + filter;
            var fitting = goods.published().stream()
                    .filter(good -> good.words.containsAll(words))
                    .toList();
            var expected = fitting.stream().filter(all(filter, "")).toList();
            assertThat(found.page().items())
                    .as(about)
                    .containsExactlyInAnyOrderElementsOf(expected.stream()
                            .map(good -> new ProductId(good.id))
                            .toList());
            assertThat(found.total().value()).as(about).isEqualTo(expected.size());
            compare(Objects.requireNonNull(found.counts()), fitting, filter, goods, about);
        }
    }

    private static void compare(Counts counts, List<Good> fitting, SearchFilter filter, Goods goods, String about) {
        assertThat(counts.relation()).isEqualTo(Relation.EXACT);
        var categories = fitting.stream().filter(all(filter, "category")).toList();
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
            var base = fitting.stream().filter(all(filter, name)).toList();
            assertThat(counts.options().getOrDefault(name, Map.of()))
                    .as(name + " of " + about)
                    .isEqualTo(numbers(
                            place == 0 ? Goods.COLOURS : Goods.SIZES,
                            value -> base.stream()
                                    .filter(good -> good.hasOption(option, value))
                                    .count()));
        }
        var stocked = fitting.stream().filter(all(filter, "availability")).toList();
        assertThat(counts.availability())
                .as("availability of " + about)
                .isEqualTo(numbers(
                        List.of(Status.IN_STOCK, Status.OUT_OF_STOCK),
                        status -> stocked.stream()
                                .filter(good -> good.inStock == (status == Status.IN_STOCK))
                                .count()));
        var priced = fitting.stream().filter(all(filter, "price")).toList();
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

    private static SearchFilter filter(Random random, Goods goods) {
        var options = new TreeMap<String, SortedSet<String>>();
        if (random.nextInt(3) == 0) {
            options.put("Colour", new TreeSet<>(Goods.COLOURS.subList(0, 1 + random.nextInt(2))));
        }
        if (random.nextInt(4) == 0) {
            options.put("Size", new TreeSet<>(Set.of(Goods.SIZES.get(random.nextInt(2)))));
        }
        return new SearchFilter(
                random.nextInt(3) == 0
                        ? new CategoryId(goods.categories.get(random.nextInt(goods.categories.size())))
                        : null,
                null,
                null,
                options,
                random.nextInt(4) == 0 ? (long) random.nextInt(4_000) : null,
                random.nextInt(4) == 0 ? 4_000L + random.nextInt(4_000) : null,
                random.nextInt(4) == 0 ? new TreeSet<>(Set.of(Status.IN_STOCK)) : new TreeSet<>());
    }

    /// Whether a product fits the filter, all of it but one part.
    private static Predicate<Good> all(SearchFilter filter, String but) {
        return good -> {
            var price = good.price;
            boolean category = but.equals("category")
                    || filter.category() == null
                    || good.categories.contains(filter.category().value());
            boolean options = filter.options().entrySet().stream()
                    .allMatch(option -> but.equals(option.getKey())
                            || option.getValue().stream()
                                    .anyMatch(value ->
                                            good.hasOption(option.getKey().equals("Colour") ? 0 : 1, value)));
            boolean prices = but.equals("price")
                    || !filter.hasPrice()
                    || (price != null
                            && (filter.minPrice() == null || price >= filter.minPrice())
                            && (filter.maxPrice() == null || price <= filter.maxPrice()));
            boolean availability =
                    but.equals("availability") || filter.availability().isEmpty() || good.inStock;
            return category && options && prices && availability;
        };
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
