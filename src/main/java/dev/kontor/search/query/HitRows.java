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
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The rows of the statement of [HitSql], sorted by what they tell.
final class HitRows {

    private final int most;
    private final List<Key> keys = new ArrayList<>();
    private final HitTally tally = new HitTally();
    private long counted;
    private long largestBase;

    /// @param most how many products are counted at most
    HitRows(int most) {
        this.most = most;
    }

    /// What a page is sorted by; the rest is absent.
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
            case HitSql.TOTAL -> counted = number;
            case HitSql.FACET -> tally.facet(new Facet(row.getString("label"), row.getString("value")), number);
            case HitSql.PRICE -> tally.price(row.getInt("value"), number);
            case HitSql.AVAILABILITY -> tally.availability(row.getInt("value"), number);
            default -> largestBase = Math.max(largestBase, number);
        }
    }

    Counts counts() {
        return tally.counts(relation(Math.max(counted, largestBase)));
    }

    private Relation relation(long number) {
        return number > most ? Relation.AT_LEAST : Relation.EXACT;
    }
}
