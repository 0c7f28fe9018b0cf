package dev.kontor.inventory.transfer;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;

import dev.kontor.inventory.StockTransferId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes transfers with their lines.
@Repository
class TransferRepository {

    private static final Sorting SORTING =
            Sorting.by("t.id", "-createdAt", SortField.time("createdAt", "t.created_at"));

    /// Without the items, which another statement reads.
    private static final String COLUMNS = """
            t.id, t.version, t.from_location as from_location_id, t.to_location as to_location_id, t.state as status,
            t.note, '[]'::jsonb as items, t.dispatched_at, t.closed_at, t.created_at, t.updated_at
            """;

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    TransferRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<Transfer> list(TransferFilter filter, Listing listing) {
        var conditions = new Conditions()
                .and("t.state = any(:states)", "states", filter.status())
                .and("(t.from_location = :location or t.to_location = :location)", "location", filter.locationId());
        var page = lists.select(COLUMNS, "inventory.transfers t")
                .where(conditions)
                .page(listing, SORTING, Transfer.class, filter);
        var lines = lines(page.items().stream().map(Transfer::id).toList());
        return page.map(transfer -> transfer.with(lines.getOrDefault(transfer.id(), List.of())));
    }

    Optional<Transfer> find(StockTransferId id) {
        return find(id, "");
    }

    Optional<Transfer> lock(StockTransferId id) {
        return find(id, " for no key update of t");
    }

    void insert(Transfer transfer) {
        jdbc.sql("""
                        insert into inventory.transfers (id, version, from_location, to_location, state, note, created_at,
                            updated_at)
                        values (:id, :version, :fromLocationId, :toLocationId, :status, :note, :createdAt, :updatedAt)
                        """).paramSource(transfer).update();
        write(transfer);
    }

    /// Updates a locked transfer.
    void update(Transfer transfer) {
        jdbc.sql("""
                        update inventory.transfers
                        set version = :version, from_location = :fromLocationId, to_location = :toLocationId, state = :status,
                            note = :note, dispatched_at = :dispatchedAt, closed_at = :closedAt, updated_at = :updatedAt
                        where id = :id
                        """).paramSource(transfer).update();
        write(transfer);
    }

    void delete(StockTransferId id) {
        jdbc.sql("delete from inventory.transfers where id = :id")
                .param("id", id)
                .update();
    }

    private void write(Transfer transfer) {
        jdbc.sql("""
                        with gone as (
                            delete from inventory.transfer_lines
                            where transfer_id = :id and variant_id <> all(:items.variantId::uuid[]))
                        insert into inventory.transfer_lines (transfer_id, variant_id, quantity, received, returned)
                        select :id, n.variant_id, n.quantity, n.received, n.returned
                        from unnest(:items.variantId::uuid[], :items.quantity::integer[], :items.received::integer[],
                            :items.returned::integer[]) as n (variant_id, quantity, received, returned)
                        on conflict (transfer_id, variant_id) do update
                        set quantity = excluded.quantity, received = excluded.received, returned = excluded.returned
                        """).paramSource(transfer).update();
    }

    private Optional<Transfer> find(StockTransferId id, String lock) {
        return jdbc.sql("select " + COLUMNS + " from inventory.transfers t where t.id = :id" + lock)
                .param("id", id)
                .query(Transfer.class)
                .optional()
                .map(transfer -> transfer.with(lines(List.of(id)).getOrDefault(id, List.of())));
    }

    private Map<StockTransferId, List<Transfer.Line>> lines(Collection<StockTransferId> ids) {
        record Row(StockTransferId transferId, Transfer.Line line) {}
        return jdbc.sql("""
                        select transfer_id, variant_id, quantity, received, returned
                        from inventory.transfer_lines where transfer_id = any(:ids)
                        order by transfer_id, variant_id
                        """).param("ids", ids).query(Row.class).list().stream()
                .collect(groupingBy(Row::transferId, mapping(Row::line, toList())));
    }
}
