package dev.kontor.shipping.holiday;

import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.stereotype.Repository;

/// Lists holidays.
@Repository
class ShippingHolidayQueries {

    private static final Sorting SORTING = Sorting.by(
            "id",
            "observedOn",
            SortField.text("observedOn", "observed_on::text"),
            SortField.time("createdAt", "created_at"));

    private static final String COLUMNS = "id, version, observed_on, name, country, created_at, updated_at";

    private final KeysetLists lists;

    ShippingHolidayQueries(KeysetLists lists) {
        this.lists = lists;
    }

    Page<ShippingHolidayDetails> list(Listing listing) {
        return lists.select(COLUMNS, "shipping.holidays").page(listing, SORTING, ShippingHolidayDetails.class);
    }
}
