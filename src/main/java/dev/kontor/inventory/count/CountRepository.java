package dev.kontor.inventory.count;

import dev.kontor.inventory.StockCountId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes stock counts with their lines.
@Repository
class CountRepository {

    private static final Sorting SORTING =
            Sorting.by("c.id", "-createdAt", SortField.time("createdAt", "c.created_at"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    CountRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<CountSummary> list(CountFilter filter, Listing listing) {
        return lists.select("""
                        c.id, c.location_id, c.state as status, c.note, c.closed_at, c.created_at,
                        (select count(*)::integer from inventory.count_lines l where l.count_id = c.id) as items,
                        (select count(*)::integer from inventory.count_lines l
                            where l.count_id = c.id and l.counted <> l.expected) as differing
                        """, "inventory.counts c")
                .where(new Conditions()
                        .and("c.state = any(:states)", "states", filter.status())
                        .and("c.location_id = :location", "location", filter.locationId()))
                .page(listing, SORTING, CountSummary.class, filter);
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
                        values (:id, :version, :locationId, :state, :note, :createdAt, :updatedAt)
                        """).paramSource(count).update();
    }

    /// Updates a locked count; adds or replaces its lines.
    void update(StockCount count) {
        jdbc.sql("""
                        with counted as (
                            insert into inventory.count_lines (count_id, variant_id, expected, counted, counted_at)
                            select :id, n.variant_id, n.expected, n.counted, n.counted_at
                            from unnest(:lines.variantId::uuid[], :lines.expected::integer[],
                                :lines.counted::integer[], :lines.countedAt::timestamptz[]) as n (variant_id, expected, counted, counted_at)
                            on conflict (count_id, variant_id) do update
                            set expected = excluded.expected, counted = excluded.counted,
                                counted_at = excluded.counted_at)
                        update inventory.counts
                        set version = :version, state = :state, closed_at = :closedAt, updated_at = :updatedAt
                        where id = :id
                        """).paramSource(count).update();
    }

    private Optional<StockCount> find(StockCountId id, String lock) {
        return jdbc.sql("""
                        select id, version, location_id, state, note, '[]'::jsonb as lines, closed_at, created_at, updated_at
                        from inventory.counts where id = :id
                        """ + lock)
                .param("id", id)
                .query(StockCount.class)
                .optional()
                .map(count -> count.with(lines(id)));
    }

    private List<StockCount.Line> lines(StockCountId id) {
        return jdbc.sql("""
                        select variant_id, expected, counted, counted_at from inventory.count_lines
                        where count_id = :id order by variant_id
                        """).param("id", id).query(StockCount.Line.class).list();
    }
}
