package dev.kontor.inventory.location;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists locations and the variants stocked there.
@Repository
class LocationQueries {

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

    LocationQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    Page<LocationDetails> list(Listing listing) {
        return lists.select(COLUMNS, "inventory.locations").page(listing, SORTING, LocationDetails.class);
    }

    /// Locks a location that is about to be deleted, so that nothing starts to refer to it.
    void lock(LocationId id) {
        jdbc.sql("select id from inventory.locations where id = :id for update")
                .param("id", id)
                .query(LocationId.class)
                .optional();
    }

    /// Finds the variants whose availability depends on the location.
    List<VariantId> stocked(LocationId id) {
        return jdbc.sql("""
                        select variant_id from inventory.stock_levels
                        where location_id = :id
                        and (on_hand > held or not tracked or selling <> 'STOCK')
                        """).param("id", id).query(VariantId.class).list();
    }
}
