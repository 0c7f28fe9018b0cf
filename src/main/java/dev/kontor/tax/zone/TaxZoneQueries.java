package dev.kontor.tax.zone;

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

    private static final String COLUMNS = """
            id, version, name, prices_include_tax, is_default, is_export, rounding, rounding_mode, rounding_target, shipping_tax,
            created_at, updated_at,
            (select coalesce(jsonb_agg(jsonb_build_object('country', a.country, 'region', nullif(a.region, ''),
                'postcodeFrom', nullif(a.postcode_from, ''),
                'postcodeTo', nullif(nullif(a.postcode_to, a.postcode_from), ''))
                order by a.country, a.region, a.postcode_from), '[]')
             from tax.zone_areas a where a.zone_id = z.id) as areas
            """;

    private final KeysetLists lists;

    TaxZoneQueries(KeysetLists lists) {
        this.lists = lists;
    }

    Page<TaxZoneDetails> list(Listing listing) {
        return lists.select(COLUMNS, "tax.zones z").page(listing, SORTING, TaxZoneDetails.class);
    }
}
