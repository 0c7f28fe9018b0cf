package dev.kontor.payment.admin;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.dispute.DisputeBook;
import dev.kontor.payment.processing.OperationRepository;
import dev.kontor.payment.processing.PaymentRepository;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.TimeRange;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.util.HashMap;
import org.springframework.stereotype.Repository;

/// Reads payments for staff.
@Repository
class PaymentQueries {

    private static final Sorting SORTING = Sorting.by(
            "id", "-createdAt", SortField.time("createdAt", "created_at"), SortField.number("amount", "amount_minor"));

    private final PaymentRepository payments;
    private final OperationRepository operations;
    private final DisputeBook disputes;
    private final Cursors cursors;

    PaymentQueries(PaymentRepository payments, OperationRepository operations, DisputeBook disputes, Cursors cursors) {
        this.payments = payments;
        this.operations = operations;
        this.disputes = disputes;
        this.cursors = cursors;
    }

    Page<PaymentSummary> list(PaymentFilter filter, Listing listing) {
        var window = cursors.window(listing, SORTING, filter);
        var where = " where true"
                + (filter.status() == null ? "" : " and status = any(:status::text[])")
                + (filter.method() == null ? "" : " and method = :method")
                + (filter.alert() == null ? "" : " and (alert is not null) = :alert")
                + TimeRange.and(filter.createdAt(), "created_at");
        var params = new HashMap<String, Object>(TimeRange.params(filter.createdAt(), "created_at"));
        if (filter.status() != null) {
            params.put("status", filter.status().stream().map(Enum::name).toArray(String[]::new));
        }
        if (filter.method() != null) {
            params.put("method", filter.method());
        }
        if (filter.alert() != null) {
            params.put("alert", filter.alert());
        }
        var windowParams = new HashMap<String, Object>(params);
        windowParams.putAll(window.params());
        var rows = payments.list(where + window.and() + window.orderAndLimit(), windowParams).stream()
                .map(PaymentSummary::of)
                .toList();
        var page = window.page(rows, (row, field) -> switch (field) {
            case "createdAt" -> row.createdAt();
            case "amount" -> row.amount().minor();
            default -> row.id().value();
        });
        return listing.wantsTotal() ? page.withTotal(payments.count(where, params)) : page;
    }

    PaymentDetails details(PaymentId id) {
        var payment = payments.find(id).orElseThrow(() -> NotFoundException.of("payment", id));
        return PaymentDetails.of(payment, operations.of(id), operations.refundsOf(id), disputes.of(id));
    }

    RefundDetails refund(RefundId id) {
        return operations.refund(id).map(RefundDetails::of).orElseThrow(() -> NotFoundException.of("refund", id));
    }
}
