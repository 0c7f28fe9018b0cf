package dev.kontor.tax.zone;

import dev.kontor.shared.address.ZoneArea;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.stereotype.Repository;

/// Lists tax zones.
@Repository
class TaxZoneQueries {

    private static final Sorting SORTING =
            Sorting.by("id", "name", SortField.text("name", "name"), SortField.time("createdAt", "created_at"));

    private static final String COLUMNS =
            "id, version, name, prices_include_tax, created_at, updated_at, " + ZoneArea.column("tax.zone_areas");

    private final KeysetLists lists;

    TaxZoneQueries(KeysetLists lists) {
        this.lists = lists;
    }

    Page<TaxZoneDetails> list(Listing listing) {
        return lists.select(COLUMNS, "tax.zones z").page(listing, SORTING, TaxZoneDetails.class);
    }
}
