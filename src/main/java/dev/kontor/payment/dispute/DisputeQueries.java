package dev.kontor.payment.dispute;

import dev.kontor.payment.DisputeId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.HashMap;
import org.springframework.stereotype.Repository;

/// Reads disputes for staff.
@Repository
class DisputeQueries {

    private static final Sorting SORTING = Sorting.by(
            "id", "-createdAt", SortField.time("createdAt", "created_at"), SortField.number("amount", "amount_minor"));

    private final DisputeBook disputes;
    private final Cursors cursors;

    DisputeQueries(DisputeBook disputes, Cursors cursors) {
        this.disputes = disputes;
        this.cursors = cursors;
    }

    Page<DisputeDetails> list(DisputeFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var params = new HashMap<>(filter.params());
        params.putAll(window.params());
        var rows = disputes.list(filter.conditions() + window.and() + window.orderAndLimit(), params).stream()
                .map(DisputeDetails::of)
                .toList();
        var page = window.page(rows, (row, field) -> switch (field) {
            case "createdAt" -> row.createdAt();
            case "amount" -> row.amount().minor();
            default -> row.id().value();
        });
        return listing.wantsTotal() ? page.withTotal(disputes.count(filter.conditions(), filter.params())) : page;
    }

    DisputeDetails get(DisputeId id) {
        return disputes.find(id).map(DisputeDetails::of).orElseThrow(() -> NotFoundException.of("dispute", id));
    }
}
