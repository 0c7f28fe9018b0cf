package dev.kontor.tax.rate;

import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.stereotype.Repository;

/// Lists tax rates.
@Repository
class TaxRateQueries {

    private static final Sorting SORTING = Sorting.by("id", "createdAt", SortField.time("createdAt", "created_at"));

    private static final String COLUMNS = """
            id, version, zone_id, category_id, name, rate, jurisdiction_id, compound, valid_from, valid_until, created_at,
            updated_at
            """;

    private final KeysetLists lists;

    TaxRateQueries(KeysetLists lists) {
        this.lists = lists;
    }

    Page<TaxRateDetails> list(TaxRateFilter filter, Listing listing) {
        var conditions = new Conditions()
                .and("zone_id = :zone", "zone", filter.zoneId())
                .and("category_id = :category", "category", filter.categoryId())
                .and("jurisdiction_id = :jurisdiction", "jurisdiction", filter.jurisdictionId());
        return lists.select(COLUMNS, "tax.rates")
                .where(conditions)
                .page(listing, SORTING, TaxRateDetails.class, filter);
    }
}
