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

    private static final String COLUMNS = """
            m.id, m.version, m.code, m.zone_id, m.kind, m.min_days, m.max_days, m.tax_category, m.active, m.created_at,
            m.updated_at,
            (select coalesce(json_object_agg(n.locale, n.name), '{}')
             from shipping.method_names n where n.method_id = m.id) as names,
            (select count(*) from shipping.method_rates r where r.method_id = m.id) as rate_count,
            (select count(*) from shipping.method_profiles p where p.method_id = m.id) as profile_count,
            (select count(*) from shipping.postcode_lists l where l.method_id = m.id and l.position >= 0)
                as surcharge_count,
            (select count(*) from shipping.postcode_lists l join shipping.postcode_ranges r on r.list_id = l.id
             where l.method_id = m.id) as postcode_range_count
            """;

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

    Page<ShippingMethodSummary> list(ShippingMethodFilter filter, Listing listing) {
        return lists.select(COLUMNS, "shipping.methods m")
                .where(new Conditions()
                        .and("m.zone_id = :zoneId", "zoneId", filter.zoneId())
                        .and("m.active = :active", "active", filter.active()))
                .page(listing, SORTING, ShippingMethodSummary.class, filter);
    }
}
