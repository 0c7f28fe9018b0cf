package dev.kontor.payment.admin;

import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentStatus;
import dev.kontor.payment.dispute.Dispute;
import dev.kontor.payment.processing.Operation;
import dev.kontor.payment.processing.Payment;
import dev.kontor.payment.processing.Refund;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.ContentTagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A payment with all requests to its provider.
///
/// @param partOf the purchase of the payment if it is paid by several payments
/// @param released part of the amount that will not be captured
/// @param writtenOff part of the amount that staff have written off, less what was canceled later
/// @param overpaid amount that arrived although it was not due, until it is refunded with the order
/// @param refundable what can still be refunded; reduced while a dispute is open
/// @param alert why the payment needs attention; absent if it does not
/// @param instructions shown to the buyer, such as the bank account for the transfer
record PaymentDetails(
        PaymentId id,
        @Schema(example = "test") String method,
        @Schema(example = "test") String provider,
        @Nullable String providerReference,
        @Nullable PaymentId partOf,
        PaymentStatus status,
        Money amount,
        Money captured,
        Money released,
        Money writtenOff,
        Money overpaid,
        Money refunded,
        Money refundable,
        @Nullable String declineReason,
        @Nullable String alert,
        Map<String, String> instructions,
        List<Attempt> operations,
        List<RefundDetails> refunds,
        List<Dispute> disputes,
        Instant createdAt,
        long version)
        implements ContentTagged {

    /// A request to the provider.
    ///
    /// @param id the idempotency key sent to the provider
    record Attempt(
            UUID id,
            Operation.Kind kind,
            Money amount,
            Operation.Outcome outcome,
            @Nullable String detail,
            Instant startedAt,
            @Nullable Instant endedAt) {

        static Attempt of(Operation operation) {
            return new Attempt(
                    operation.id(),
                    operation.kind(),
                    operation.amount(),
                    operation.outcome(),
                    operation.detail(),
                    operation.startedAt(),
                    operation.endedAt());
        }
    }

    static PaymentDetails of(
            Payment payment, List<Operation> operations, List<Refund> refunds, List<Dispute> disputes) {
        var snapshot = payment.snapshot();
        return new PaymentDetails(
                snapshot.id(),
                snapshot.method(),
                payment.provider(),
                payment.providerReference(),
                payment.part().first(),
                snapshot.status(),
                snapshot.amount(),
                snapshot.captured(),
                snapshot.released(),
                snapshot.writtenOff(),
                payment.overpaid(),
                snapshot.refunded(),
                payment.refundable(),
                snapshot.declineReason(),
                payment.alert(),
                snapshot.instructions(),
                operations.stream().map(Attempt::of).toList(),
                refunds.stream().map(RefundDetails::of).toList(),
                disputes,
                snapshot.createdAt(),
                snapshot.version());
    }

    /// Returns whether the outcome of an operation or refund is unknown.
    boolean pending() {
        return operations.stream().anyMatch(operation -> operation.outcome().isOpen());
    }
}
