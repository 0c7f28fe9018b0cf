package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.stereotype.Repository;

/// Reads disputes for staff.
@Repository
class DisputeQueries {

    private static final Sorting SORTING = Sorting.by(
            "id", "-createdAt", SortField.time("createdAt", "created_at"), SortField.number("amount", "amount_minor"));

    private final DisputeBook disputes;
    private final KeysetLists lists;

    DisputeQueries(DisputeBook disputes, KeysetLists lists) {
        this.disputes = disputes;
        this.lists = lists;
    }

    Page<Dispute> list(DisputeFilter filter, Listing listing) {
        return lists.select(DisputeBook.COLUMNS, "payment.disputes")
                .where(filter.conditions())
                .page(listing, SORTING, Dispute.class, filter);
    }

    Dispute get(DisputeId id) {
        return disputes.find(id).orElseThrow(() -> NotFoundException.of("dispute", id));
    }
}
