package dev.kontor.search.query;

import dev.kontor.shared.web.Window;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Puts together the one statement that finds a page, the number of products and the numbers of each kind.
///
/// The products that fit, best sold first and not more than are counted at all, are the base (`hits`). The page by
/// relevance is taken from them; by anything else it is read along an index, so that it is right however many there
/// are. Each dimension that is filtered by has a base of its own, without its filter (`hits_1`, ...).
///
/// Words are only ever looked up in the index: they lie outside of the rows, and reading them there would take longer
/// than all the rest.
final class HitSql {

    static final int PAGE = 0;
    static final int TOTAL = 1;
    static final int FACET = 2;
    static final int PRICE = 3;
    static final int AVAILABILITY = 4;
    static final int BASE = 5;

    /// Best sold first, along the index: good where most products fit, so that few are passed over.
    private static final String WALK = " order by d.popularity desc, d.product_id desc";

    /// The same, but found first and sorted then.
    private static final String SORT = " order by d.popularity + 0 desc, d.product_id desc";

    /// What fits better comes first, whatever it sells: the SKU, the title, its beginning, its words.
    private static final String TIER = """
            (case %s when d.sort_title = :name then 4000000
                  when starts_with(d.sort_title, :name || ' ') then 2000000
                  else %s end
            """;

    private static final String BY_CODE = " when d.product_id = any (array(select product_id from codes)) then 5000000";

    /// Then what is found where it counts more, and sells better.
    private static final String BY_PLACE = """
             + least(999999, 300000 * ts_rank(:weights::float4[], d.words, :words::tsquery)
                 * (1 + :popularity * log(1 + d.popularity) / 100)))::bigint as score
            """;

    /// Of very many products the places of a frequent word tell little, and take long to look at: what sells better.
    private static final String BY_SALES = " + least(999999, d.popularity))::bigint as score";

    private final String table;
    private final String price;
    private final Narrowing narrowing;
    private final @Nullable TextQuery text;
    private final boolean frequent;
    private final boolean counted;
    private final Window window;
    private final boolean ranked;

    /// @param text absent to browse
    /// @param frequent whether very many products have the words
    /// @param counted whether the numbers of each kind are wanted
    HitSql(
            Reading reading,
            Narrowing narrowing,
            @Nullable TextQuery text,
            boolean frequent,
            boolean counted,
            Window window) {
        this.table = reading.slot().table();
        this.price = reading.place() == 0 ? "null::bigint" : "d.prices[" + reading.place() + "]";
        this.narrowing = narrowing;
        this.text = text;
        this.frequent = frequent;
        this.counted = counted;
        this.window = window;
        this.ranked = window.fields().contains("relevance");
    }

    String text() {
        var bases = new ArrayList<String>();
        if (ranked && hasCode()) {
            bases.add("codes as materialized (select d.product_id from " + table
                    + " d where d.words @@ :code::tsquery limit 50)");
        }
        bases.add("hits as materialized (" + (ranked ? ranking() : base(null, columns())) + ")");
        var parts = new ArrayList<String>();
        parts.add(ranked ? page("hits d where true", "d.score") : page(rows(null), "0"));
        parts.add(select(TOTAL, "null", "null", "count(*)") + " from hits");
        if (counted) {
            var dimensions = List.copyOf(narrowing.dimensions());
            parts.add(facets("hits", "v.dimension <> all (:narrowed::text[])"));
            for (int index = 0; index < dimensions.size(); index++) {
                var name = "hits_" + index;
                var dimension = dimensions.get(index);
                bases.add(name + " as materialized (" + base(dimension, ", " + columnOf(dimension)) + ")");
                parts.add(select(BASE, "null", "null", "count(*)") + " from " + name);
                if (!isColumn(dimension)) {
                    parts.add(facetsOf(index + 1, name));
                }
            }
            parts.add(prices(baseOf(Narrowing.PRICE, dimensions)));
            parts.add(availability(baseOf(Narrowing.AVAILABILITY, dimensions)));
        }
        return "with " + String.join(", ", bases) + String.join(" union all ", parts);
    }

    /// What is read of each product besides its id and score; a row that is not needed makes the rest slower.
    private String columns() {
        var columns = new StringBuilder();
        if (counted) {
            columns.append(", d.facets, d.availability, ").append(price).append(" as price");
        }
        if (ranked) {
            window.fields()
                    .forEach(field -> columns.append(
                            switch (field) {
                                case "publishedAt" -> ", d.published_at";
                                case "title" -> ", d.sort_title";
                                case "price" -> ", d.prices";
                                default -> "";
                            }));
        }
        return columns.toString();
    }

    private String columnOf(String dimension) {
        return switch (dimension) {
            case Narrowing.PRICE -> price + " as price";
            case Narrowing.AVAILABILITY -> "d.availability";
            default -> "d.facets";
        };
    }

    /// Products only to be counted: of too many, any will do.
    private String base(@Nullable String but, String columns) {
        return "select d.product_id" + columns + " from " + rows(but) + " limit :most";
    }

    private String ranking() {
        if (text == null) {
            return "select d.product_id, d.popularity::bigint as score" + columns() + " from " + rows(null) + WALK
                    + " limit :most";
        }
        // Titles come first: else one that says just what was typed might be beyond the most that are ranked.
        return "select * from ((" + scored("d.words @@ :titles::tsquery", "1000000") + ") union all ("
                + scored("d.words @@ (:words::tsquery && !!(:titles::tsquery))", "0") + ")) tiers limit :most";
    }

    /// The score is worked out after the limit, for those only that are within it.
    private String scored(String condition, String tier) {
        return "select d.product_id, " + TIER.formatted(hasCode() ? BY_CODE : "", tier)
                + (frequent ? BY_SALES : BY_PLACE)
                + columns().replace(price + " as price", "d.price")
                + " from (select d.product_id, d.popularity"
                + columns().replace(", d.sort_title", "") + ", d.sort_title" + (frequent ? "" : ", d.words") + " from "
                + rows(null, condition) + SORT + " limit :most) d";
    }

    private boolean hasCode() {
        return text != null && !text.code().isEmpty();
    }

    private String rows(@Nullable String but) {
        return rows(but, text == null ? "true" : "d.words @@ :words::tsquery");
    }

    private String rows(@Nullable String but, String condition) {
        // Products without a price are left out of a list by price.
        return table + " d where " + condition
                + (window.fields().contains("price") ? " and " + price + " is not null" : "") + narrowing.and(but);
    }

    private String page(String rows, String score) {
        var fields = window.fields();
        return "(select " + PAGE
                + " as kind, d.product_id as id, null::text as label, null::text as value, null::bigint as n, "
                + score + "::bigint as score, "
                + (fields.contains("publishedAt") ? "d.published_at" : "null::timestamptz")
                + " as published_at, " + (fields.contains("title") ? "d.sort_title" : "null::text")
                + " as sort_title, " + (fields.contains("price") ? price : "null::bigint") + " as sort_price from "
                + rows
                + window.and() + window.orderAndLimit() + ")";
    }

    private static String select(int kind, String label, String value, String number) {
        return "select " + kind + ", null::uuid, " + label + "::text, " + value + "::text, " + number
                + "::bigint, null::bigint, null::timestamptz, null::text, null::bigint";
    }

    /// Products that are alike are taken together first.
    private static String facets(String base, String condition) {
        return select(FACET, "r.dimension", "r.value", "r.n") + """
                 from (
                    select v.dimension, v.value, c.n,
                        row_number() over (partition by v.dimension order by c.n desc, v.value) as place
                    from (
                        select f.id, sum(f.alike) as n
                        from (
                            select unnest(h.facets) as id, h.alike
                            from (select facets, count(*)::integer as alike from %s group by facets) h) f
                        group by f.id) c
                    join search.facet_values v on v.id = c.id
                    where %s) r
                where r.place <= :mostValues
                """.formatted(base, condition);
    }

    /// The same of one dimension only: what else the products have is passed over at once.
    private static String facetsOf(int place, String base) {
        return select(FACET, "r.dimension", "r.value", "r.n") + """
                 from (
                    select v.dimension, v.value, count(*) as n
                    from (select unnest(facets) as id from %s) f
                    join search.facet_values v on v.id = f.id
                    where v.dimension = (:narrowed::text[])[%d]
                    group by v.id order by n desc, v.value limit :mostValues) r
                """.formatted(base, place);
    }

    private static String prices(String base) {
        return select(PRICE, "null", "r.range", "r.n")
                + " from (select width_bucket(d.price, :bounds::bigint[]) as range, count(*) as n from " + base
                + " d where d.price is not null group by 1) r";
    }

    private static String availability(String base) {
        return select(AVAILABILITY, "null", "d.availability", "count(*)") + " from " + base
                + " d group by d.availability";
    }

    private static String baseOf(String dimension, List<String> dimensions) {
        int index = dimensions.indexOf(dimension);
        return index < 0 ? "hits" : "hits_" + index;
    }

    private static boolean isColumn(String dimension) {
        return dimension.equals(Narrowing.PRICE) || dimension.equals(Narrowing.AVAILABILITY);
    }
}
