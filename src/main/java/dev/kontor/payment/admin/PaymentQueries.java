package dev.kontor.payment.admin;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.RefundId;
import dev.kontor.payment.dispute.DisputeBook;
import dev.kontor.payment.processing.OperationRepository;
import dev.kontor.payment.processing.PaymentRepository;
import dev.kontor.payment.provider.PaymentProvider;
import dev.kontor.payment.provider.ProviderCalls;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.binding.TimeRange;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.stereotype.Repository;

/// Reads payments for staff.
@Repository
class PaymentQueries {

    private static final Sorting SORTING = Sorting.by(
            "id", "-createdAt", SortField.time("createdAt", "created_at"), SortField.number("amount", "amount_minor"));

    private final PaymentRepository payments;
    private final OperationRepository operations;
    private final DisputeBook disputes;
    private final KeysetLists lists;
    private final ProviderCalls providers;

    PaymentQueries(
            PaymentRepository payments,
            OperationRepository operations,
            DisputeBook disputes,
            KeysetLists lists,
            ProviderCalls providers) {
        this.payments = payments;
        this.operations = operations;
        this.disputes = disputes;
        this.lists = lists;
        this.providers = providers;
    }

    Page<PaymentSummary> list(PaymentFilter filter, Listing listing) {
        var conditions = new Conditions()
                .and("status = any(:status)", "status", filter.status())
                .and("method = :method", "method", filter.method())
                .and("(alert is not null) = :alert", "alert", filter.alert())
                .and(TimeRange.on("created_at", filter.createdAt()));
        if (filter.providerReference() != null) {
            // The index of the references begins with the provider.
            var codes = providers.all().stream().map(PaymentProvider::code).toList();
            conditions
                    .and("provider = any(:providers::text[])", "providers", codes)
                    .and("provider_reference = :reference", "reference", filter.providerReference());
        }
        return lists.select("""
                        id, method, status, currency, amount_minor, captured_minor, refunded_minor, decline_reason,
                        alert, created_at, version
                        """, "payment.payments")
                .where(conditions)
                .page(listing, SORTING, PaymentSummary.class, filter);
    }

    PaymentDetails details(PaymentId id) {
        var payment = payments.find(id).orElseThrow(() -> NotFoundException.of("payment", id));
        return PaymentDetails.of(payment, operations.of(id), operations.refundsOf(id), disputes.ofMoney(id));
    }

    RefundDetails refund(RefundId id) {
        return operations.refund(id).map(RefundDetails::of).orElseThrow(() -> NotFoundException.of("refund", id));
    }
}
