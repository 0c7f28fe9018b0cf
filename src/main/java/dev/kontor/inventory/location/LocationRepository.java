package dev.kontor.inventory.location;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.List;
import java.util.Optional;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Keeps locations.
@Repository
class LocationRepository {

    private static final Sorting SORTING = Sorting.by(
            "id",
            "priority",
            SortField.number("priority", "priority"),
            SortField.text("code", "code"),
            SortField.time("createdAt", "created_at"));

    private static final String COLUMNS =
            "id, version, code, name, active, priority, country, serves, created_at, updated_at";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    LocationRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<Location> list(Listing listing) {
        return lists.select(COLUMNS, "inventory.locations").page(listing, SORTING, Location.class);
    }

    Optional<Location> find(LocationId id) {
        return jdbc.sql("select " + COLUMNS + " from inventory.locations where id = :id")
                .param("id", id)
                .query(Location.class)
                .optional();
    }

    void insert(Location location) {
        write(location, """
                insert into inventory.locations (id, version, code, name, active, priority, country, serves,
                    created_at, updated_at)
                values (:id, :version, :code, :name, :active, :priority, :country, :serves, :createdAt, :updatedAt)
                """);
    }

    boolean update(Location location) {
        return write(location, """
                        update inventory.locations
                        set version = version + 1, code = :code, name = :name, active = :active,
                            priority = :priority, country = :country, serves = :serves, updated_at = :updatedAt
                        where id = :id and version = :version and created_at = :createdAt
                        """) == 1;
    }

    boolean delete(LocationId id, long version) {
        try {
            return jdbc.sql("delete from inventory.locations where id = :id and version = :version")
                            .param("id", id)
                            .param("version", version)
                            .update()
                    == 1;
        } catch (DataIntegrityViolationException used) {
            throw new ConflictException(
                    ProblemCode.IN_USE,
                    "Stock was kept here, and the ledger remembers. Switch the location off instead.");
        }
    }

    /// The variants that have stock at the location: what can be bought of them changes with it.
    List<VariantId> stocked(LocationId id) {
        return jdbc.sql("""
                        select variant_id from inventory.stock_levels
                        where location_id = :id
                        and (on_hand > held or not tracked or selling <> 'STOCK')
                        """).param("id", id).query(VariantId.class).list();
    }

    private int write(Location location, String sql) {
        try {
            return jdbc.sql(sql).paramSource(location).update();
        } catch (DuplicateKeyException taken) {
            throw ConflictException.taken("/code", "Another location has this code.");
        }
    }
}
