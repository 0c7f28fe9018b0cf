package dev.kontor.search.query;

import dev.kontor.search.Counts;
import dev.kontor.search.Found.Relation;
import dev.kontor.search.Found.Total;
import dev.kontor.search.index.Facet;
import dev.kontor.shared.database.Sql;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The rows of the statement of [HitSql], grouped by kind.
final class HitRows {

    private final int most;
    private final List<String> narrowed;
    private final List<Key> keys = new ArrayList<>();
    private final FacetCounts tally = new FacetCounts();
    private final List<Tallied> facets = new ArrayList<>();
    private long counted;
    private long largestBase;
    private long priced;
    private long stocked;

    /// @param most maximum number of counted products
    /// @param narrowed the filtered dimensions, in the order of the statement
    HitRows(int most, List<String> narrowed) {
        this.most = most;
        this.narrowed = narrowed;
    }

    /// The number of products per facet.
    ///
    /// @param dimension the only requested one; absent for all that are not filtered
    private record Tallied(@Nullable String dimension, FacetTally tally) {

        boolean tells(Facet facet, List<String> narrowed) {
            return dimension == null ? !narrowed.contains(facet.dimension()) : dimension.equals(facet.dimension());
        }
    }

    /// The sort keys of a page; the rest is absent.
    record Key(
            UUID id,
            long score,
            @Nullable Instant publishedAt,
            @Nullable String title,
            long price) {

        Object value(String field) {
            return switch (field) {
                case "relevance" -> score;
                case "publishedAt" -> Objects.requireNonNull(publishedAt);
                case "title" -> Objects.requireNonNull(title);
                case "price" -> price;
                default -> id;
            };
        }
    }

    List<Key> keys() {
        return keys;
    }

    Total total() {
        return new Total((int) Math.min(counted, most), relation(counted));
    }

    void add(ResultSet row) throws SQLException {
        int number = row.getInt("n");
        switch (row.getInt("kind")) {
            case HitSql.PAGE ->
                keys.add(new Key(
                        row.getObject("id", UUID.class),
                        row.getLong("score"),
                        Sql.optionalInstant(row, "published_at"),
                        row.getString("sort_title"),
                        row.getLong("sort_price")));
            case HitSql.TOTAL -> {
                counted = number;
                add(null, row);
            }
            case HitSql.FACETS -> {
                largestBase = Math.max(largestBase, number);
                add(narrowed.get(row.getInt("value")), row);
            }
            case HitSql.PRICE -> {
                priced += number;
                if (row.getInt("value") != HitSql.NO_PRICE) {
                    tally.price(row.getInt("value"), number);
                }
            }
            default -> {
                stocked += number;
                tally.availability(row.getInt("value"), number);
            }
        }
    }

    /// The numbers of the counted facets.
    Set<Integer> numbers() {
        return facets.stream()
                .flatMap(tallied -> tallied.tally().numbers().stream())
                .collect(Collectors.toSet());
    }

    /// @param names the facets of the numbers
    Counts counts(Map<Integer, Facet> names) {
        facets.forEach(tallied -> report(tallied, names));
        return tally.counts(relation(Math.max(Math.max(counted, largestBase), Math.max(priced, stocked))));
    }

    private void report(Tallied tallied, Map<Integer, Facet> names) {
        var products = new HashMap<Facet, Integer>();
        tallied.tally().products().forEach((number, count) -> {
            var facet = names.get(number);
            if (facet != null && tallied.tells(facet, narrowed)) {
                products.put(facet, count);
            }
        });
        tally.facets(products);
    }

    private void add(@Nullable String dimension, ResultSet row) throws SQLException {
        var packed = row.getBytes("packed");
        if (packed != null) {
            facets.add(new Tallied(dimension, FacetTally.of(packed)));
        }
    }

    private Relation relation(long number) {
        return number > most ? Relation.AT_LEAST : Relation.EXACT;
    }
}
