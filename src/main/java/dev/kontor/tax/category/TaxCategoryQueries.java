package dev.kontor.tax.category;

import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.stereotype.Repository;

/// Lists tax categories.
@Repository
class TaxCategoryQueries {

    private static final Sorting SORTING =
            Sorting.by("id", "code", SortField.text("code", "code"), SortField.time("createdAt", "created_at"));

    private final KeysetLists lists;

    TaxCategoryQueries(KeysetLists lists) {
        this.lists = lists;
    }

    Page<TaxCategoryDetails> list(Listing listing) {
        return lists.select("id, version, code, name, created_at, updated_at", "tax.categories")
                .page(listing, SORTING, TaxCategoryDetails.class);
    }
}
