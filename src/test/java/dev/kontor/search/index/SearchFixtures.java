package dev.kontor.search.index;

import dev.kontor.channel.AssortmentMode;
import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelId;
import dev.kontor.shared.id.TypeIds;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Random products right in the tables of their owners, and what is known of them, to find by force.
public final class SearchFixtures {

    static final List<String> WORDS = List.of("amber", "birch", "cedar", "delta", "ember", "flint");
    static final List<String> COLOURS = List.of("Blue", "Red", "Green");
    static final List<String> SIZES = List.of("S", "M");
    static final List<String> TAGS = List.of("new", "sale", "eco");
    public static final List<String> MATERIALS = List.of("cotton", "wool", "silk");
    private static final JsonMapper JSON = new JsonMapper();
    private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

    /// Every product has it, and nothing else in the shop.
    public final String mark = "mark" + TypeIds.next().toString().substring(24);

    public final List<UUID> categories = new ArrayList<>();
    public final List<UUID> brands = List.of(TypeIds.next(), TypeIds.next());
    public final String material = "material_" + mark;
    final String washable = "washable_" + mark;
    public final String weight = "weight_" + mark;
    public final List<Good> all = new ArrayList<>();
    private final JdbcClient jdbc;
    private final Random random;
    private final UUID location = TypeIds.next();
    private final UUID type = TypeIds.next();

    /// @param parentCategories how many categories; the second half lie below the first half
    public SearchFixtures(JdbcClient jdbc, long seed, int parentCategories) {
        this.jdbc = jdbc;
        this.random = new Random(seed);
        jdbc.sql("""
                insert into inventory.locations (id, version, code, name, active, priority, created_at, updated_at)
                values (:id, 1, :code, 'Goods', true, 1, now(), now())
                """).param("id", location).param("code", mark).update();
        for (int number = 0; number < parentCategories * 2; number++) {
            var id = TypeIds.next();
            jdbc.sql("""
                    insert into catalog.categories (id, version, parent_id, position, created_at, updated_at)
                    values (:id, 1, :parent, 0, now(), now())
                    """)
                    .param("id", id)
                    .param("parent", number < parentCategories ? null : categories.get(number - parentCategories))
                    .update();
            jdbc.sql("""
                    insert into catalog.category_translations (category_id, locale, name, description, slug)
                    values (:id, 'en', 'Heap', '', :slug)
                    """).param("id", id).param("slug", mark + "-" + number).update();
            categories.add(id);
        }
        for (var brand : brands) {
            jdbc.sql("""
                    insert into catalog.brands
                        (id, version, name, slug, description, descriptions, created_at, updated_at)
                    values (:id, 1, 'Maker', :slug, '', '{}', now(), now())
                    """).param("id", brand).param("slug", "maker-" + brand).update();
        }
        jdbc.sql("insert into catalog.product_types values (:id, 1, :code, 'Goods', now(), now())")
                .param("id", type)
                .param("code", mark)
                .update();
        attribute(material, "LOCALIZED_ENUM", true, "PRODUCT");
        attribute(washable, "BOOLEAN", false, "PRODUCT");
        attribute(weight, "NUMBER", false, "VARIANT");
    }

    private void attribute(String code, String kind, boolean many, String level) {
        var id = TypeIds.next();
        jdbc.sql("""
                insert into catalog.attributes
                    (id, version, code, kind, many, name, names, choices, searchable, filterable, created_at, updated_at)
                values (:id, 1, :code, :kind, :many, 'Attribute', '{}', case when :many then '[
                        {"key": "cotton", "label": "Cotton"}, {"key": "wool", "label": "Wool"},
                        {"key": "silk", "label": "Silk"}]'::jsonb else '[]' end, true, true, now(), now())
                """)
                .param("id", id)
                .param("code", code)
                .param("kind", kind)
                .param("many", many)
                .update();
        jdbc.sql("insert into catalog.product_type_attributes values (:type, :id, 0, :level, false, 'NONE')")
                .param("type", type)
                .param("id", id)
                .param("level", level)
                .update();
    }

    /// @param variants colour and size of each
    public static final class Good {
        public final UUID id = TypeIds.next();
        final List<UUID> variants = new ArrayList<>();
        List<List<String>> options = List.of();
        List<String> words = List.of();
        List<UUID> categories = List.of();

        List<String> tags = List.of();
        List<String> materials = List.of();

        @Nullable
        Boolean washable;

        List<BigDecimal> weights = List.of();

        @Nullable
        UUID brand;

        @Nullable
        Long price;

        /// Of its reviews on average, rounded down.
        int stars;

        boolean inStock;
        boolean published;
        Instant publishedAt = START;

        boolean hasOption(int place, String value) {
            return options.stream().anyMatch(values -> values.get(place).equals(value));
        }
    }

    /// Fills in what others would keep of the products: titles and prices to sort by, and values to filter by.
    public void copy() {
        var ids = all.stream().map(good -> good.id).toList();
        jdbc.sql("""
                insert into storefront.product_titles (product_id, locale, sort_title)
                select product_id, locale, lower(title) from catalog.product_translations
                where product_id = any (:ids::uuid[])
                """).param("ids", ids).update();
        jdbc.sql("""
                insert into storefront.product_prices (product_id, currency, amount_minor)
                select v.product_id, p.currency, min(p.amount_minor) from pricing.prices p
                join catalog.variants v on v.id = p.variant_id
                where v.product_id = any (:ids::uuid[]) group by v.product_id, p.currency
                """).param("ids", ids).update();
        jdbc.sql("""
                insert into catalog.attribute_values (owner_id, attribute_id, key, product_id, variant_id, number)
                select p.id, a.id, k.key, p.id, null, null
                from catalog.products p
                join catalog.attributes a on a.code = :material
                cross join lateral jsonb_array_elements_text(p.attributes -> a.code) k (key)
                where p.id = any (:ids::uuid[])
                union all
                select v.id, a.id, v.attributes ->> a.code, v.product_id, v.id, (v.attributes ->> a.code)::numeric
                from catalog.variants v
                join catalog.attributes a on a.code = :weight
                where v.product_id = any (:ids::uuid[]) and v.attributes -> a.code is not null
                """)
                .param("ids", ids)
                .param("material", material)
                .param("weight", weight)
                .update();
    }

    /// A channel that has price lists of its own, but nothing in them.
    public Channel pricedChannel() {
        var id = ChannelId.next();
        jdbc.sql("""
                insert into channel.channels (id, version, code, name, active, assortment, priced, locales, currencies,
                                              created_at, updated_at)
                values (:id, 1, :code, 'Priced', true, 'ALL', true, '{}', '{}', now(), now())
                """).param("id", id.value()).param("code", mark).update();
        return new Channel(
                id,
                mark,
                "Priced",
                true,
                AssortmentMode.ALL,
                false,
                true,
                List.of(Locale.ENGLISH),
                List.of(Currency.getInstance("USD")),
                Channel.DEFAULT_ORDER_NUMBER_PREFIX);
    }

    public List<Good> published() {
        return all.stream().filter(good -> good.published).toList();
    }

    public Good add() {
        var good = new Good();
        all.add(good);
        good.publishedAt = START.plusSeconds(random.nextInt(1_000_000));
        jdbc.sql("""
                insert into catalog.products
                    (id, version, status, published_at, tax_category, options, metadata, created_at, updated_at)
                values (:id, 1, 'PUBLISHED', :at, 'standard', jsonb_build_array(
                        jsonb_build_object('name', 'Colour', 'values', to_jsonb(:colours::text[])),
                        jsonb_build_object('name', 'Size', 'values', to_jsonb(:sizes::text[]))),
                    '{}', :at, :at)
                """)
                .param("id", good.id)
                .param("colours", COLOURS.toArray(String[]::new))
                .param("sizes", SIZES.toArray(String[]::new))
                .param("at", good.publishedAt.atOffset(ZoneOffset.UTC))
                .update();
        good.published = true;
        var pairs = new ArrayList<List<String>>();
        COLOURS.forEach(colour -> SIZES.forEach(size -> pairs.add(List.of(colour, size))));
        Collections.shuffle(pairs, random);
        good.options = List.copyOf(pairs.subList(0, 1 + random.nextInt(3)));
        for (int place = 0; place < good.options.size(); place++) {
            var variant = TypeIds.next();
            good.variants.add(variant);
            jdbc.sql("""
                    insert into catalog.variants (id, product_id, position, sku, option_values, weight_grams, shippable)
                    values (:id, :product, :place, :sku, :values, 1, true)
                    """)
                    .param("id", variant)
                    .param("product", good.id)
                    .param("place", place)
                    .param("sku", "G-" + variant)
                    .param("values", good.options.get(place).toArray(String[]::new))
                    .update();
            jdbc.sql("insert into inventory.stock_levels (variant_id, location_id, on_hand) values (:id, :location, 0)")
                    .param("id", variant)
                    .param("location", location)
                    .update();
        }
        rename(good);
        place(good);
        reprice(good);
        restock(good);
        describe(good);
        rate(good);
        return good;
    }

    /// Changes something about the product, as its owner would.
    public void change(Good good) {
        switch (random.nextInt(8)) {
            case 0 -> rename(good);
            case 1 -> place(good);
            case 2 -> reprice(good);
            case 3 -> restock(good);
            case 4 -> describe(good);
            case 5 -> rate(good);
            default -> publish(good, random.nextInt(3) > 0);
        }
    }

    private void rename(Good good) {
        good.words = WORDS.stream().filter(_ -> random.nextInt(3) == 0).toList();
        jdbc.sql("""
                insert into catalog.product_translations (product_id, locale, title, description, slug)
                values (:id, 'en', :title, :description, :slug)
                on conflict (product_id, locale) do update set title = excluded.title, description = excluded.description
                """)
                .param("id", good.id)
                .param("title", mark + " " + String.join(" ", good.words.subList(0, good.words.size() / 2)))
                .param("description", String.join(" ", good.words.subList(good.words.size() / 2, good.words.size())))
                .param("slug", "good-" + good.id)
                .update();
    }

    private void place(Good good) {
        int number = random.nextInt(categories.size());
        int tops = categories.size() / 2;
        good.categories = number < tops
                ? List.of(categories.get(number))
                : List.of(categories.get(number), categories.get(number - tops));
        jdbc.sql("delete from catalog.product_categories where product_id = :id")
                .param("id", good.id)
                .update();
        jdbc.sql(
                        "insert into catalog.product_categories (product_id, category_id, position) values (:id, :category, 0)")
                .param("id", good.id)
                .param("category", categories.get(number))
                .update();
        relist(good);
    }

    private void reprice(Good good) {
        jdbc.sql("delete from pricing.variants where variant_id = any (:ids::uuid[])")
                .param("ids", good.variants)
                .update();
        Long cheapest = null;
        for (var variant : good.variants) {
            if (random.nextInt(5) > 0) {
                long price = random.nextInt(12_000);
                cheapest = cheapest == null ? price : Math.min(cheapest, price);
                jdbc.sql("insert into pricing.variants values (:id, 1, now(), now())")
                        .param("id", variant)
                        .update();
                jdbc.sql("insert into pricing.prices (variant_id, currency, amount_minor) values (:id, 'USD', :price)")
                        .param("id", variant)
                        .param("price", price)
                        .update();
            }
        }
        good.price = cheapest;
    }

    private void restock(Good good) {
        good.inStock = random.nextBoolean();
        jdbc.sql("update inventory.stock_levels set on_hand = :units where variant_id = any (:ids::uuid[])")
                .param("units", good.inStock ? 3 : 0)
                .param("ids", good.variants)
                .update();
    }

    /// Gives it a brand, tags and values of attributes; each may be missing.
    private void describe(Good good) {
        good.brand = random.nextInt(3) == 0 ? null : brands.get(random.nextInt(2));
        good.tags = TAGS.stream().filter(_ -> random.nextInt(3) == 0).toList();
        good.materials = MATERIALS.stream().filter(_ -> random.nextInt(2) == 0).toList();
        good.washable = random.nextInt(3) == 0 ? null : random.nextBoolean();
        good.weights = good.variants.stream()
                .limit(random.nextInt(3))
                .map(_ -> new BigDecimal(random.nextInt(-400, 4_000)).movePointLeft(1))
                .toList();
        var values = new TreeMap<String, Object>();
        if (!good.materials.isEmpty()) {
            values.put(material, good.materials);
        }
        if (good.washable != null) {
            values.put(washable, good.washable);
        }
        jdbc.sql("""
                update catalog.products
                set brand_id = :brand, tags = :tags, type_id = :type, attributes = :values::jsonb
                where id = :id
                """)
                .param("id", good.id)
                .param("brand", good.brand)
                .param("tags", good.tags.toArray(String[]::new))
                .param("type", type)
                .param("values", JSON.writeValueAsString(values))
                .update();
        for (int place = 0; place < good.variants.size(); place++) {
            jdbc.sql("update catalog.variants set attributes = :values::jsonb where id = :id")
                    .param("id", good.variants.get(place))
                    .param(
                            "values",
                            place < good.weights.size()
                                    ? "{\"%s\": %s}".formatted(weight, good.weights.get(place))
                                    : "{}")
                    .update();
        }
    }

    /// Gives it so many reviews and stars, or none.
    private void rate(Good good) {
        int reviews = random.nextInt(4);
        int stars = reviews + (reviews == 0 ? 0 : random.nextInt(4 * reviews + 1));
        good.stars = reviews == 0 ? 0 : stars / reviews;
        jdbc.sql("""
                insert into review.ratings (product_id, reviews, stars) values (:id, :reviews, :stars)
                on conflict (product_id) do update set reviews = excluded.reviews, stars = excluded.stars
                """)
                .param("id", good.id)
                .param("reviews", reviews)
                .param("stars", stars)
                .update();
    }

    private void publish(Good good, boolean published) {
        good.published = published;
        jdbc.sql("update catalog.products set status = :status where id = :id")
                .param("status", published ? "PUBLISHED" : "DRAFT")
                .param("id", good.id)
                .update();
        relist(good);
    }

    private void relist(Good good) {
        jdbc.sql("select catalog.relist(array[:id::uuid])")
                .param("id", good.id)
                .query((_, _) -> true)
                .list();
    }

    /// The products as the slot has them, one line each, in order.
    List<String> indexed(Slot slot) {
        return jdbc.sql("""
                        select d::text from %s d where d.product_id = any (:ids::uuid[]) order by d.product_id
                        """.formatted(slot.table()))
                .param("ids", all.stream().map(good -> good.id.toString()).toArray(String[]::new))
                .query(String.class)
                .list();
    }

    @Override
    public String toString() {
        return all.stream()
                .map(good -> Arrays.asList(
                                good.words,
                                good.options,
                                good.price,
                                good.inStock,
                                good.published,
                                good.materials,
                                good.washable,
                                good.weights,
                                good.stars)
                        .toString())
                .collect(Collectors.joining("\n"));
    }
}
