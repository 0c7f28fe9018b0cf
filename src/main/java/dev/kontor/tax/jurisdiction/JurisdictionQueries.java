package dev.kontor.tax.jurisdiction;

import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.stereotype.Repository;

/// Lists tax jurisdictions.
@Repository
class JurisdictionQueries {

    private static final Sorting SORTING =
            Sorting.by("id", "name", SortField.text("name", "name"), SortField.time("createdAt", "created_at"));

    private static final String COLUMNS = """
            id, version, name, level, parent_id, created_at, updated_at,
            (select coalesce(jsonb_agg(jsonb_build_object('country', a.country, 'region', nullif(a.region, ''),
                'postcodeFrom', nullif(a.postcode_from, ''),
                'postcodeTo', nullif(nullif(a.postcode_to, a.postcode_from), ''))
                order by a.country, a.region, a.postcode_from), '[]')
             from tax.jurisdiction_areas a where a.jurisdiction_id = j.id) as areas
            """;

    private final KeysetLists lists;

    JurisdictionQueries(KeysetLists lists) {
        this.lists = lists;
    }

    Page<JurisdictionDetails> list(JurisdictionFilter filter, Listing listing) {
        var conditions = new Conditions()
                .and(
                        "level = :level",
                        "level",
                        filter.level() == null ? null : filter.level().name())
                .and("parent_id = :parent", "parent", filter.parentId());
        return lists.select(COLUMNS, "tax.jurisdictions j")
                .where(conditions)
                .page(listing, SORTING, JurisdictionDetails.class, filter);
    }
}
