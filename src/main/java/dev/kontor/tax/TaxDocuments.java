package dev.kontor.tax;

import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Orders whose taxes a tax service records. Each method runs in the caller's transaction, records what
/// must be reported, and calls no service: a job does, and repeats it until the service has answered.
public interface TaxDocuments {

    /// Stores the taxes of a new order. One SQL statement.
    void open(TaxDocument document);

    /// Returns those of the references that have a document. One SQL statement.
    Set<UUID> existing(Collection<UUID> references);

    /// Requests that the taxes are recorded. Does nothing if that was requested before.
    void commit(UUID reference);

    /// Requests that the record is undone, because the order was canceled before anything was paid or
    /// shipped. A document that was never sent to the service is voided without a call.
    void cancel(UUID reference);

    /// Requests that the service records what was returned or canceled since the last call, if it is more.
    ///
    /// @param items what was returned altogether, by the ids of items
    void returned(UUID reference, Map<String, Returned> items);

    /// Repeats operations that failed, now.
    ///
    /// @return the number of operations
    int retry(UUID reference);

    Optional<State> find(UUID reference);

    /// The returned part of an item: `part` of `whole`, such as 1 of 3 units or 500 of 1999 minor units.
    record Returned(long part, long whole) {}

    /// The record of an order at the tax service.
    ///
    /// @param document the service's name of the record; absent until it has recorded the order
    /// @param operations oldest first
    record State(
            UUID reference,
            TaxSource source,
            Status status,
            @Nullable String document,
            List<Operation> operations) {}

    /// The state of a document.
    enum Status {
        /// The order is not placed yet, or the service has not recorded it yet.
        QUOTED,
        /// The service has recorded it.
        COMMITTED,
        /// The record was undone, or never made.
        VOIDED
    }

    /// The kind of an operation.
    enum Kind {
        COMMIT,
        VOID,
        REFUND
    }

    /// The state of an operation.
    enum OperationStatus {
        /// It is sent, or sent again, soon.
        PENDING,
        DONE,
        /// It was given up; staff can retry it.
        FAILED
    }

    /// A request to the tax service.
    ///
    /// @param id the idempotency key that the tax service gets
    /// @param tries calls so far
    /// @param lastError why the last call failed; absent if it succeeded
    /// @param nextTryAt absent unless it is pending
    /// @param doneAt absent until the tax service has answered
    @Schema(name = "OrderTaxOperation")
    record Operation(
            UUID id,
            Kind kind,
            OperationStatus status,
            @Schema(example = "1") int tries,
            @Nullable @Schema(example = "status 500") String lastError,
            Instant createdAt,
            @Nullable Instant nextTryAt,
            @Nullable Instant doneAt) {}
}
