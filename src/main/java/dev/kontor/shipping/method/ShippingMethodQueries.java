package dev.kontor.shipping.method;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroupUsage;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists shipping methods, and finds those that refer to a customer group.
@Repository
class ShippingMethodQueries implements CustomerGroupUsage {

    private static final Sorting SORTING =
            Sorting.by("m.id", "code", SortField.text("code", "m.code"), SortField.time("createdAt", "m.created_at"));

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    ShippingMethodQueries(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    @Override
    public boolean uses(CustomerGroupId group) {
        return jdbc.sql("select exists (select from shipping.methods where customer_groups @> array[:group::uuid])")
                .param("group", group)
                .query(Boolean.class)
                .single();
    }

    Page<ShippingMethod> list(ShippingMethodFilter filter, Listing listing) {
        return lists.select(ShippingMethodRepository.COLUMNS, ShippingMethodRepository.FROM)
                .where(new Conditions()
                        .and("m.zone_id = :zoneId", "zoneId", filter.zoneId())
                        .and("m.active = :active", "active", filter.active()))
                .page(listing, SORTING, ShippingMethod.class, filter);
    }
}
