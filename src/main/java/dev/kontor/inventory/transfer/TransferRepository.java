package dev.kontor.inventory.transfer;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockTransferId;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Reads and writes transfers with their lines.
@Repository
class TransferRepository {

    private static final Sorting SORTING =
            Sorting.by("t.id", "-createdAt", SortField.time("createdAt", "t.created_at"));

    private static final String SELECT = """
            select t.id, t.version, t.from_location, t.to_location, t.state, t.note, t.dispatched_at, t.closed_at,
                t.created_at, t.updated_at
            from inventory.transfers t where\s""";

    private final JdbcClient jdbc;
    private final Cursors cursors;

    TransferRepository(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<Transfer> list(TransferFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var conditions = new StringBuilder("true");
        var params = new HashMap<String, Object>();
        if (filter.status() != null) {
            conditions.append(" and t.state = any(:states::text[])");
            params.put(
                    "states",
                    Sql.texts(filter.status().stream().map(TransferStatus::name).toList()));
        }
        if (filter.locationId() != null) {
            conditions.append(" and (t.from_location = :location or t.to_location = :location)");
            params.put("location", filter.locationId().value());
        }
        var rows = jdbc.sql(SELECT + conditions + window.and() + window.orderAndLimit())
                .params(params)
                .params(window.params())
                .query((row, _) -> transfer(row))
                .list();
        var page = window.page(
                rows,
                (row, field) ->
                        field.equals("createdAt") ? row.createdAt() : row.id().value());
        var lines = lines(page.items().stream().map(Transfer::id).toList());
        var whole = page.map(transfer -> with(transfer, lines));
        return listing.wantsTotal()
                ? whole.withTotal(jdbc.sql("select count(*) from inventory.transfers t where " + conditions)
                        .params(params)
                        .query(Long.class)
                        .single())
                : whole;
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
                        values (:id, :version, :from, :to, :state, :note, :createdAt, :updatedAt)
                        """)
                .param("id", transfer.id().value())
                .param("version", transfer.version())
                .param("from", transfer.from().value())
                .param("to", transfer.to().value())
                .param("state", transfer.state().name())
                .param("note", transfer.note())
                .param("createdAt", Sql.time(transfer.createdAt()))
                .param("updatedAt", Sql.time(transfer.updatedAt()))
                .update();
        write(transfer);
    }

    /// Updates a locked transfer.
    void update(Transfer transfer) {
        jdbc.sql("""
                        update inventory.transfers
                        set version = :version, from_location = :from, to_location = :to, state = :state, note = :note,
                            dispatched_at = :dispatchedAt, closed_at = :closedAt, updated_at = :updatedAt
                        where id = :id
                        """)
                .param("id", transfer.id().value())
                .param("version", transfer.version())
                .param("from", transfer.from().value())
                .param("to", transfer.to().value())
                .param("state", transfer.state().name())
                .param("note", transfer.note())
                .param("dispatchedAt", Sql.time(transfer.dispatchedAt()))
                .param("closedAt", Sql.time(transfer.closedAt()))
                .param("updatedAt", Sql.time(transfer.updatedAt()))
                .update();
        write(transfer);
    }

    void delete(StockTransferId id) {
        jdbc.sql("delete from inventory.transfers where id = :id")
                .param("id", id.value())
                .update();
    }

    private void write(Transfer transfer) {
        var lines = transfer.lines();
        jdbc.sql("""
                        with gone as (
                            delete from inventory.transfer_lines
                            where transfer_id = :id and variant_id <> all(:variants::uuid[]))
                        insert into inventory.transfer_lines (transfer_id, variant_id, quantity, received, returned)
                        select :id, n.variant_id, n.quantity, n.received, n.returned
                        from unnest(:variants::uuid[], :quantities::integer[], :received::integer[],
                            :returned::integer[]) as n (variant_id, quantity, received, returned)
                        on conflict (transfer_id, variant_id) do update
                        set quantity = excluded.quantity, received = excluded.received, returned = excluded.returned
                        """)
                .param("id", transfer.id().value())
                .param(
                        "variants",
                        Sql.uuids(lines.stream().map(Transfer.Line::variantId).toList()))
                .param("quantities", lines.stream().map(Transfer.Line::quantity).toArray(Integer[]::new))
                .param("received", lines.stream().map(Transfer.Line::received).toArray(Integer[]::new))
                .param("returned", lines.stream().map(Transfer.Line::returned).toArray(Integer[]::new))
                .update();
    }

    private Optional<Transfer> find(StockTransferId id, String lock) {
        return jdbc.sql(SELECT + "t.id = :id" + lock)
                .param("id", id.value())
                .query((row, _) -> transfer(row))
                .optional()
                .map(transfer -> with(transfer, lines(List.of(id))));
    }

    private Map<UUID, List<Transfer.Line>> lines(Collection<StockTransferId> ids) {
        return jdbc
                .sql("""
                        select transfer_id, variant_id, quantity, received, returned
                        from inventory.transfer_lines where transfer_id = any(:ids::uuid[])
                        order by transfer_id, variant_id
                        """)
                .param("ids", Sql.uuids(ids))
                .query((row, _) -> Map.entry(
                        row.getObject("transfer_id", UUID.class),
                        new Transfer.Line(
                                new VariantId(row.getObject("variant_id", UUID.class)),
                                row.getInt("quantity"),
                                row.getInt("received"),
                                row.getInt("returned"))))
                .list()
                .stream()
                .collect(Collectors.groupingBy(
                        Map.Entry::getKey, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
    }

    private static Transfer with(Transfer transfer, Map<UUID, List<Transfer.Line>> lines) {
        return new Transfer(
                transfer.id(),
                transfer.version(),
                transfer.from(),
                transfer.to(),
                transfer.state(),
                transfer.note(),
                lines.getOrDefault(transfer.id().value(), List.of()),
                transfer.dispatchedAt(),
                transfer.closedAt(),
                transfer.createdAt(),
                transfer.updatedAt());
    }

    private static Transfer transfer(ResultSet row) throws SQLException {
        return new Transfer(
                new StockTransferId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                new LocationId(row.getObject("from_location", UUID.class)),
                new LocationId(row.getObject("to_location", UUID.class)),
                TransferStatus.valueOf(row.getString("state")),
                row.getString("note"),
                List.of(),
                Sql.optionalInstant(row, "dispatched_at"),
                Sql.optionalInstant(row, "closed_at"),
                Sql.instant(row, "created_at"),
                Sql.instant(row, "updated_at"));
    }
}
