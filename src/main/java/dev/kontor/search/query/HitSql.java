package dev.kontor.search.query;

import dev.kontor.shared.web.paging.Window;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Builds the one statement that finds a page, the total and the facets.
///
/// The matching products, best-selling first and limited to the counted maximum, are the base (`hits`). The page
/// by relevance is taken from them; other orders read along an index, so they are correct for any number of
/// products. Each filtered dimension has its own base without its filter (`hits_1`, ...).
///
/// Words are only looked up in the index: they are stored out of line, and reading them would take longer than
/// everything else. Facets are returned packed and counted by [FacetTally]: unnesting and grouping them took
/// longer than finding them.
final class HitSql {

    static final int PAGE = 0;
    static final int TOTAL = 1;
    static final int FACETS = 2;
    static final int PRICE = 3;
    static final int AVAILABILITY = 4;
    static final int NO_PRICE = -1;

    /// Best-selling first, along the index: good if most products match, so that few are skipped.
    private static final String WALK = " order by d.popularity desc, d.product_id desc";

    /// The same, but found first and sorted afterwards.
    private static final String SORT = " order by d.popularity + 0 desc, d.product_id desc";

    /// Better matches come first, regardless of sales: the SKU, the title, its beginning, its words.
    private static final String TIER = """
            (case %s when d.sort_title = :name then 4000000
                  when starts_with(d.sort_title, :name || ' ') then 2000000
                  else %s end
            """;

    /// If any word is sufficient, more of them are better.
    private static final String MATCHED = "(1000000 * (%s)";

    private static final String BY_CODE = " when d.product_id = any (array(select product_id from codes)) then 5000000";

    /// Then the weight of the place of the match, and sales.
    private static final String BY_PLACE = """
             + least(999999, 300000 * ts_rank(:weights::float4[], d.words, :words::tsquery)
                 * (1 + :popularity * log(1 + d.popularity) / 100)))::bigint as score
            """;

    /// For very many products, the positions of a frequent word say little and are slow to read: sales decide.
    private static final String BY_SALES = " + least(999999, d.popularity))::bigint as score";

    private final String table;
    private final HitPrice price;
    private final SearchConditions narrowing;
    private final @Nullable TextQuery text;
    private final boolean frequent;
    private final boolean counted;
    private final Window window;
    private final boolean ranked;

    /// @param text absent to browse
    /// @param frequent whether very many products have the words
    /// @param counted whether facets are requested
    HitSql(
            IndexView reading,
            HitPrice price,
            SearchConditions narrowing,
            @Nullable TextQuery text,
            boolean frequent,
            boolean counted,
            Window window) {
        this.table = reading.slot().table();
        this.price = price;
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
        parts.add(ranked ? page("hits d" + price.join() + " where true", "d.score") : page(rows(null), "0"));
        parts.add(select(TOTAL, "''", "count(*)", counted ? "string_agg(packed, '')" : "null") + " from hits");
        if (counted) {
            var dimensions = List.copyOf(narrowing.dimensions());
            for (int index = 0; index < dimensions.size(); index++) {
                var dimension = dimensions.get(index);
                parts.add(
                        switch (dimension) {
                            case SearchConditions.PRICE ->
                                prices("(" + base(dimension, ", " + price.column() + " as price") + ")");
                            case SearchConditions.AVAILABILITY ->
                                availability("(" + base(dimension, ", d.availability") + ")");
                            default ->
                                select(FACETS, "'" + index + "'", "count(*)", "string_agg(packed, '')") + " from ("
                                        + base(dimension, ", d.packed") + ") d";
                        });
            }
            if (!dimensions.contains(SearchConditions.PRICE)) {
                parts.add(prices("hits"));
            }
            if (!dimensions.contains(SearchConditions.AVAILABILITY)) {
                parts.add(availability("hits"));
            }
        }
        return "with " + String.join(", ", bases) + String.join(" union all ", parts);
    }

    /// The columns read for each product in addition to id and score; unneeded ones slow down the rest.
    private String columns() {
        var columns = new StringBuilder();
        if (counted) {
            columns.append(", d.packed, d.availability, ")
                    .append(price.column())
                    .append(" as price");
        }
        if (ranked) {
            window.fields()
                    .forEach(field -> columns.append(
                            switch (field) {
                                case "publishedAt" -> ", d.published_at";
                                case "title" -> ", d.sort_title";
                                case "price" -> price.isBeside() ? "" : ", d.prices";
                                default -> "";
                            }));
        }
        return columns.toString();
    }

    /// Products for counting only: if there are too many, any will do.
    private String base(@Nullable String but, String columns) {
        return "select d.product_id" + columns + " from " + rows(but) + " limit :most";
    }

    private String ranking() {
        if (text == null) {
            return "select d.product_id, d.popularity::bigint as score" + columns() + " from " + rows(null) + WALK
                    + " limit :most";
        }
        if (!text.each().isEmpty()) {
            return scored("d.words @@ :words::tsquery", "0");
        }
        // Titles come first: otherwise a title equal to the text might be beyond the ranked maximum.
        return "select * from ((" + scored("d.words @@ :titles::tsquery", "1000000") + ") union all ("
                + scored("d.words @@ (:words::tsquery && !!(:titles::tsquery))", "0") + ")) tiers limit :most";
    }

    /// Score and price are computed after the limit, only for products within it.
    private String scored(String condition, String tier) {
        boolean any = text != null && !text.each().isEmpty();
        return "select d.product_id, "
                + (any ? MATCHED.formatted(matched()) : TIER.formatted(hasCode() ? BY_CODE : "", tier))
                + (frequent ? BY_SALES : BY_PLACE) + columns()
                + " from (select d.product_id, d.popularity, d.published_at, d.sort_title, d.prices, d.availability, "
                + "d.packed" + (frequent && !any ? "" : ", d.words") + " from " + rows(null, condition) + SORT
                + " limit :most) d"
                + price.join();
    }

    /// The number of words that a product contains.
    private String matched() {
        return IntStream.range(0, text == null ? 0 : text.each().size())
                .mapToObj(index -> "(d.words @@ :each" + index + "::tsquery)::integer")
                .collect(Collectors.joining(" + "));
    }

    private boolean hasCode() {
        return text != null && !text.code().isEmpty();
    }

    private String rows(@Nullable String but) {
        return rows(but, text == null ? "true" : "d.words @@ :words::tsquery");
    }

    private String rows(@Nullable String but, String condition) {
        // Products without a price are omitted from a list by price.
        return table + " d" + price.join() + " where " + condition
                + (window.fields().contains("price") ? " and " + price.column() + " is not null" : "")
                + narrowing.and(but);
    }

    private String page(String rows, String score) {
        var fields = window.fields();
        return "(select " + PAGE
                + " as kind, d.product_id as id, null::text as value, null::bigint as n, null::bytea as packed, "
                + score + "::bigint as score, "
                + (fields.contains("publishedAt") ? "d.published_at" : "null::timestamptz")
                + " as published_at, " + (fields.contains("title") ? "d.sort_title" : "null::text")
                + " as sort_title, " + (fields.contains("price") ? price.column() : "null::bigint")
                + " as sort_price from "
                + rows
                + window.and() + window.orderAndLimit() + ")";
    }

    private static String select(int kind, String value, String number, String packed) {
        return "select " + kind + ", null::uuid, " + value + "::text, " + number + "::bigint, " + packed
                + "::bytea, null::bigint, null::timestamptz, null::text, null::bigint";
    }

    /// Products without a price have a separate row, so that all rows add up to the number of products.
    private static String prices(String base) {
        return select(PRICE, "r.range", "r.n", "null")
                + " from (select coalesce(width_bucket(d.price, :bounds::bigint[]), " + NO_PRICE
                + ") as range, count(*) as n from " + base + " d group by 1) r";
    }

    private static String availability(String base) {
        return select(AVAILABILITY, "d.availability", "count(*)", "null") + " from " + base
                + " d group by d.availability";
    }
}
