package dev.kontor.inventory.count;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockCountId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.Cursors;
import dev.kontor.shared.web.Listing;
import dev.kontor.shared.web.Page;
import dev.kontor.shared.web.SortField;
import dev.kontor.shared.web.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps counts with their lines.
@Repository
class CountRepository {

    private static final Sorting SORTING =
            Sorting.by("c.id", "-createdAt", SortField.time("createdAt", "c.created_at"));

    private final JdbcClient jdbc;
    private final Cursors cursors;

    CountRepository(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<CountSummary> list(CountFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var conditions = new StringBuilder("true");
        var params = new HashMap<String, Object>();
        if (filter.state() != null) {
            conditions.append(" and c.state = any(:states::text[])");
            params.put(
                    "states",
                    Sql.texts(filter.state().stream().map(CountState::name).toList()));
        }
        if (filter.locationId() != null) {
            conditions.append(" and c.location_id = :location");
            params.put("location", filter.locationId().value());
        }
        var rows = jdbc.sql("""
                        select c.id, c.location_id, c.state, c.note, c.closed_at, c.created_at,
                            (select count(*)::integer from inventory.count_lines l where l.count_id = c.id) as lines,
                            (select count(*)::integer from inventory.count_lines l
                                where l.count_id = c.id and l.counted <> l.expected) as differing
                        from inventory.counts c where\s""" + conditions + window.and() + window.orderAndLimit())
                .params(params)
                .params(window.params())
                .query((row, _) -> summary(row))
                .list();
        var page = window.page(
                rows,
                (row, field) ->
                        field.equals("createdAt") ? row.createdAt() : row.id().value());
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from inventory.counts c where " + conditions)
                        .params(params)
                        .query(Long.class)
                        .single())
                : page;
    }

    Optional<StockCount> find(StockCountId id) {
        return find(id, "");
    }

    Optional<StockCount> lock(StockCountId id) {
        return find(id, " for no key update");
    }

    void insert(StockCount count) {
        jdbc.sql("""
                        insert into inventory.counts (id, version, location_id, state, note, created_at, updated_at)
                        values (:id, :version, :location, :state, :note, :createdAt, :updatedAt)
                        """)
                .param("id", count.id().value())
                .param("version", count.version())
                .param("location", count.locationId().value())
                .param("state", count.state().name())
                .param("note", count.note())
                .param("createdAt", Sql.time(count.createdAt()))
                .param("updatedAt", Sql.time(count.updatedAt()))
                .update();
    }

    /// Of a count that is locked; lines are added or replaced.
    void update(StockCount count) {
        var lines = count.lines();
        jdbc.sql("""
                        with counted as (
                            insert into inventory.count_lines (count_id, variant_id, expected, counted, counted_at)
                            select :id, n.variant_id, n.expected, n.counted, n.counted_at
                            from unnest(:variants::uuid[], :expected::integer[], :counted::integer[],
                                :times::timestamptz[]) as n (variant_id, expected, counted, counted_at)
                            on conflict (count_id, variant_id) do update
                            set expected = excluded.expected, counted = excluded.counted,
                                counted_at = excluded.counted_at)
                        update inventory.counts
                        set version = :version, state = :state, closed_at = :closedAt, updated_at = :updatedAt
                        where id = :id
                        """)
                .param("id", count.id().value())
                .param("version", count.version())
                .param("state", count.state().name())
                .param("closedAt", Sql.time(count.closedAt()))
                .param("updatedAt", Sql.time(count.updatedAt()))
                .param(
                        "variants",
                        Sql.uuids(lines.stream().map(StockCount.Line::variantId).toList()))
                .param("expected", lines.stream().map(StockCount.Line::expected).toArray(Integer[]::new))
                .param("counted", lines.stream().map(StockCount.Line::counted).toArray(Integer[]::new))
                .param(
                        "times",
                        lines.stream().map(line -> line.countedAt().toString()).toArray(String[]::new))
                .update();
    }

    private Optional<StockCount> find(StockCountId id, String lock) {
        return jdbc.sql("""
                        select id, version, location_id, state, note, closed_at, created_at, updated_at
                        from inventory.counts where id = :id
                        """ + lock)
                .param("id", id.value())
                .query((row, _) -> count(row))
                .optional()
                .map(this::withLines);
    }

    private StockCount withLines(StockCount count) {
        var lines = jdbc.sql("""
                        select variant_id, expected, counted, counted_at from inventory.count_lines
                        where count_id = :id order by variant_id
                        """)
                .param("id", count.id().value())
                .query((row, _) -> new StockCount.Line(
                        new VariantId(row.getObject("variant_id", UUID.class)),
                        row.getInt("expected"),
                        row.getInt("counted"),
                        Sql.instant(row, "counted_at")))
                .list();
        return new StockCount(
                count.id(),
                count.version(),
                count.locationId(),
                count.state(),
                count.note(),
                lines,
                count.closedAt(),
                count.createdAt(),
                count.updatedAt());
    }

    private static StockCount count(ResultSet row) throws SQLException {
        return new StockCount(
                new StockCountId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                new LocationId(row.getObject("location_id", UUID.class)),
                CountState.valueOf(row.getString("state")),
                row.getString("note"),
                List.of(),
                Sql.optionalInstant(row, "closed_at"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }

    private static CountSummary summary(ResultSet row) throws SQLException {
        return new CountSummary(
                new StockCountId(row.getObject("id", UUID.class)),
                new LocationId(row.getObject("location_id", UUID.class)),
                CountState.valueOf(row.getString("state")),
                row.getString("note"),
                row.getInt("lines"),
                row.getInt("differing"),
                Sql.optionalInstant(row, "closed_at"),
                Sql.instant(row, "created_at"));
    }
}
