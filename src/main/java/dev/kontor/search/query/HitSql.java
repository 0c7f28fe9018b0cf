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
final class HitSql {

    static final int PAGE = 0;
    static final int TOTAL = 1;
    static final int FACET = 2;
    static final int PRICE = 3;
    static final int AVAILABILITY = 4;
    static final int BASE = 5;

    /// Best sold first, along the index: good where most products fit, so that few are passed over.
    private static final String WALK = " order by d.popularity desc, d.product_id desc";

    /// The same, but found first and sorted then. PostgreSQL takes looking into words for cheaper than it is, and
    /// would walk too often.
    private static final String SORT = " order by d.popularity + 0 desc, d.product_id desc";

    private static final String TITLES_FIRST = " order by words_of_title desc, d.popularity desc, d.product_id desc";

    /// What fits better comes first, whatever it sells: the SKU, the title, its beginning, its words.
    private static final String TIER = """
            (case when d.product_id = any (array(
                      select c.product_id from %s c where :code <> '' and c.words @@ nullif(:code, '')::tsquery limit 50))
                      then 5000000
                  when d.sort_title = :name then 4000000
                  when starts_with(d.sort_title, :name || ' ') then 2000000
                  else %s end
            """;

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
    private final boolean byText;
    private final boolean frequent;
    private final long products;
    private final long fitting;
    private final long titled;
    private final long most;
    private final boolean priced;

    /// @param frequent whether very many products have the words
    /// @param priced whether products without a price are left out
    /// @param most how many products are counted at most
    HitSql(Reading reading, Narrowing narrowing, boolean byText, boolean frequent, boolean priced, int most) {
        this.table = reading.slot().table();
        this.price = reading.place() == 0 ? "null::bigint" : "d.prices[" + reading.place() + "]";
        this.narrowing = narrowing;
        this.byText = byText;
        this.frequent = frequent;
        this.priced = priced;
        this.products = reading.products();
        this.fitting = reading.most();
        this.titled = reading.mostTitles();
        this.most = most;
    }

    /// @param ranked whether the page is ordered by relevance
    /// @param counted whether the numbers of each kind are wanted
    String of(Window window, boolean ranked, boolean counted) {
        var bases = new ArrayList<String>();
        bases.add("hits as materialized (" + base(null, ranked, counted) + ")");
        var parts = new ArrayList<String>();
        parts.add(ranked ? page("hits d where true", "d.score", window) : page(rows(null), "0", window));
        parts.add(select(TOTAL, "null", "null", "count(*)") + " from hits");
        if (counted) {
            var dimensions = List.copyOf(narrowing.dimensions());
            parts.add(facets("hits", "v.dimension <> all (:narrowed::text[])"));
            for (int index = 0; index < dimensions.size(); index++) {
                var name = "hits_" + index;
                bases.add(name + " as materialized (" + base(dimensions.get(index), false, true) + ")");
                parts.add(select(BASE, "null", "null", "count(*)") + " from " + name);
                if (!isColumn(dimensions.get(index))) {
                    parts.add(facets(name, "v.dimension = (:narrowed::text[])[" + (index + 1) + "]"));
                }
            }
            parts.add(prices(baseOf(Narrowing.PRICE, dimensions)));
            parts.add(availability(baseOf(Narrowing.AVAILABILITY, dimensions)));
        }
        return "with " + String.join(", ", bases) + String.join(" union all ", parts);
    }

    private String base(@Nullable String but, boolean ranked, boolean counted) {
        var columns = "select d.product_id, d.published_at, d.sort_title, d.prices"
                + (counted ? ", d.facets, d.availability" : "");
        if (!ranked) {
            // Only to be counted: of too many, any will do.
            return columns + " from " + rows(but) + " limit :most";
        }
        if (!byText) {
            return columns + ", d.popularity::bigint as score from " + rows(but) + WALK + " limit :most";
        }
        // Titles come first: else one that says just what was typed might be beyond the most that are ranked.
        if (isFew(fitting)) {
            return scored(columns, rows(but), TITLES_FIRST, "case when d.words_of_title then 1000000 else 0 end");
        }
        var elsewhere = rows(but, "d.words @@ :words::tsquery and not d.words @@ :titles::tsquery");
        return "select * from (("
                + scored(columns, rows(but, "d.words @@ :titles::tsquery"), isFew(titled) ? SORT : WALK, "1000000")
                + ") union all (" + scored(columns, elsewhere, WALK, "0") + ")) tiers limit :most";
    }

    /// The score is worked out after the limit, for those only that are within it.
    private String scored(String columns, String rows, String order, String tier) {
        return columns + ", " + TIER.formatted(table, tier) + (frequent ? BY_SALES : BY_PLACE) + " from (" + columns
                + ", d.popularity" + (frequent ? "" : ", d.words")
                + (order.equals(TITLES_FIRST) ? ", d.words @@ :titles::tsquery as words_of_title" : "") + " from "
                + rows
                + order + " limit :most) d";
    }

    /// Whether it is better to find them all and sort them than to walk along all products until enough are found.
    ///
    /// @param fit how many products fit, roughly
    private boolean isFew(long fit) {
        return fit * fit <= products * most;
    }

    private String rows(@Nullable String but) {
        return rows(but, byText ? "d.words @@ :words::tsquery" : "true");
    }

    private String rows(@Nullable String but, String condition) {
        return table + " d where " + condition + (priced ? " and " + price + " is not null" : "") + narrowing.and(but);
    }

    private String page(String rows, String score, Window window) {
        return "(select " + PAGE
                + " as kind, d.product_id as id, null::text as label, null::text as value, null::bigint as n, "
                + score + "::bigint as score, d.published_at, d.sort_title, " + price + " as price from " + rows
                + window.and() + window.orderAndLimit() + ")";
    }

    private static String select(int kind, String label, String value, String number) {
        return "select " + kind + ", null::uuid, " + label + "::text, " + value + "::text, " + number
                + "::bigint, null::bigint, null::timestamptz, null::text, null::bigint";
    }

    private static String facets(String base, String condition) {
        return select(FACET, "r.dimension", "r.value", "r.n") + """
                 from (
                    select v.dimension, v.value, c.n,
                        row_number() over (partition by v.dimension order by c.n desc, v.value) as place
                    from (select f.id, count(*) as n from (select unnest(h.facets) as id from %s h) f group by f.id) c
                    join search.facet_values v on v.id = c.id
                    where %s) r
                where r.place <= :mostValues
                """.formatted(base, condition);
    }

    private String prices(String base) {
        return select(PRICE, "null", "r.range", "r.n") + " from (select width_bucket(" + price
                + ", :bounds::bigint[]) as range, count(*) as n from " + base + " d where " + price
                + " is not null group by 1) r";
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
