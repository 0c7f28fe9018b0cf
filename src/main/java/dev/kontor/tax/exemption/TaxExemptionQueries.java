package dev.kontor.tax.exemption;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Lists tax exemptions.
@Repository
class TaxExemptionQueries {

    private static final Sorting SORTING = Sorting.by("id", "createdAt", SortField.time("createdAt", "created_at"));

    private static final String COLUMNS = """
            id, version, customer_id, group_id as customer_group_id, certificate_number, valid_from, valid_until,
            document_reference, created_at, updated_at,
            (select coalesce(jsonb_agg(jsonb_build_object('country', a.country, 'region', nullif(a.region, ''))
                order by a.country, a.region), '[]')
             from tax.exemption_areas a where a.exemption_id = e.id) as areas
            """;

    private final KeysetLists lists;
    private final JdbcClient jdbc;

    TaxExemptionQueries(KeysetLists lists, JdbcClient jdbc) {
        this.lists = lists;
        this.jdbc = jdbc;
    }

    Page<TaxExemptionDetails> list(TaxExemptionFilter filter, Listing listing) {
        var conditions = new Conditions()
                .and("customer_id = :customer", "customer", filter.customerId())
                .and("group_id = :group", "group", filter.customerGroupId());
        return lists.select(COLUMNS, "tax.exemptions e")
                .where(conditions)
                .page(listing, SORTING, TaxExemptionDetails.class, filter);
    }

    boolean isForGroup(CustomerGroupId group) {
        return jdbc.sql("select exists (select from tax.exemptions where group_id = :group)")
                .param("group", group)
                .query(Boolean.class)
                .single();
    }
}
