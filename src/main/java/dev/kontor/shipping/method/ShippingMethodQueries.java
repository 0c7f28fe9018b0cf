package dev.kontor.shipping.method;

import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.stereotype.Repository;

/// Lists shipping methods.
@Repository
class ShippingMethodQueries {

    private static final Sorting SORTING =
            Sorting.by("m.id", "code", SortField.text("code", "m.code"), SortField.time("createdAt", "m.created_at"));

    private final KeysetLists lists;

    ShippingMethodQueries(KeysetLists lists) {
        this.lists = lists;
    }

    Page<ShippingMethod> list(ShippingMethodFilter filter, Listing listing) {
        return lists.select(ShippingMethodRepository.COLUMNS, ShippingMethodRepository.FROM)
                .where(new Conditions()
                        .and("m.zone_id = :zoneId", "zoneId", filter.zoneId())
                        .and("m.active = :active", "active", filter.active()))
                .page(listing, SORTING, ShippingMethod.class, filter);
    }
}
