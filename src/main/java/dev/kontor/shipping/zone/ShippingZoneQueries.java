package dev.kontor.shipping.zone;

import dev.kontor.shared.address.ZoneArea;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.stereotype.Repository;

/// Lists shipping zones.
@Repository
class ShippingZoneQueries {

    private static final Sorting SORTING =
            Sorting.by("id", "name", SortField.text("name", "name"), SortField.time("createdAt", "created_at"));

    private static final String COLUMNS =
            "id, version, name, created_at, updated_at, " + ZoneArea.column("shipping.zone_areas");

    private final KeysetLists lists;

    ShippingZoneQueries(KeysetLists lists) {
        this.lists = lists;
    }

    Page<ShippingZoneDetails> list(Listing listing) {
        return lists.select(COLUMNS, "shipping.zones z").page(listing, SORTING, ShippingZoneDetails.class);
    }
}
