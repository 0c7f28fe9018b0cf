package dev.kontor.order.fulfillment;

import dev.kontor.audit.AuditLog;
import dev.kontor.media.FileContent;
import dev.kontor.order.FulfillmentId;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import dev.kontor.shared.web.idempotency.IdempotencyKeys;
import dev.kontor.shipping.CarrierLabel;
import dev.kontor.shipping.CarrierLabels;
import dev.kontor.shipping.CarrierProvider.LabelParcel;
import dev.kontor.shipping.CarrierProvider.LabelRequest;
import dev.kontor.shipping.LabelFormat;
import dev.kontor.shipping.LabelStatus;
import dev.kontor.shipping.ParcelKind;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Buys and voids the labels of parcels. A short transaction records the attempt; then the carrier is
/// called outside of a transaction.
@Component
class FulfillmentLabels {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final CarrierLabels labels;
    private final FulfillmentService fulfillments;
    private final ParcelAddresses addresses;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    FulfillmentLabels(
            CarrierLabels labels,
            FulfillmentService fulfillments,
            ParcelAddresses addresses,
            IdempotencyKeys keys,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.labels = labels;
        this.fulfillments = fulfillments;
        this.addresses = addresses;
        this.keys = keys;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// @return a label that is bought, or whose outcome is not known yet
    LabelDetails buy(FulfillmentId id, IdempotencyKey key, BuyLabel wanted) {
        record Started(CarrierLabel label, LabelRequest request, boolean fresh) {}
        var started = Objects.requireNonNull(transactions.execute(_ -> {
            boolean resumed = keys.claim(key, LEASE);
            fulfillments.requireLabelable(id);
            var to = addresses.of(id);
            requireCarrier(wanted, to);
            var known = resumed ? labels.latest(id.value()) : Optional.<CarrierLabel>empty();
            boolean fresh =
                    known.filter(label -> label.status() != LabelStatus.FAILED).isEmpty();
            var label = fresh ? request(id, wanted) : known.orElseThrow();
            return new Started(label, request(label, wanted, to), fresh);
        }));
        var label = started.fresh() ? labels.buy(started.label(), started.request()) : started.label();
        if (label.status() != LabelStatus.FAILED) {
            return LabelDetails.of(label);
        }
        throw failed(label);
    }

    private CarrierLabel request(FulfillmentId id, BuyLabel wanted) {
        var label = labels.request(
                id.value(),
                ParcelKind.SHIPMENT,
                wanted.carrier(),
                wanted.service(),
                Objects.requireNonNullElse(wanted.format(), LabelFormat.PDF));
        audit.record("fulfillment.label_requested", id, null, LabelDetails.of(label));
        return label;
    }

    private static LabelRequest request(CarrierLabel label, BuyLabel wanted, ParcelAddresses.To to) {
        return new LabelRequest(
                label.id().value(),
                label.service(),
                label.format(),
                null,
                to.address(),
                point(wanted, to),
                new LabelParcel(wanted.weightGrams(), wanted.lengthMm(), wanted.widthMm(), wanted.heightMm()),
                to.orderNumber());
    }

    private static @Nullable String point(BuyLabel wanted, ParcelAddresses.To to) {
        return to.carrierPoint() == null || Boolean.TRUE.equals(wanted.toAddress())
                ? null
                : to.carrierPoint().id();
    }

    /// A point belongs to one carrier.
    private static void requireCarrier(BuyLabel wanted, ParcelAddresses.To to) {
        var point = to.carrierPoint();
        if (point != null && point(wanted, to) != null && !point.carrier().equals(wanted.carrier())) {
            throw RejectedException.at(
                    "/carrier",
                    "other-carrier",
                    "The buyer selected a point of `%s`. Use that carrier, or set `toAddress`."
                            .formatted(point.carrier()));
        }
    }

    LabelDetails cancel(FulfillmentId id) {
        var voiding = Objects.requireNonNull(transactions.execute(_ -> {
            var label = existing(id);
            var begun = labels.beginVoid(label.id());
            audit.record("fulfillment.label_void_requested", id, LabelDetails.of(label), LabelDetails.of(begun));
            return begun;
        }));
        var now = labels.finishVoid(voiding);
        if (now.status() == LabelStatus.BOUGHT) {
            throw failed(now);
        }
        return LabelDetails.of(now);
    }

    LabelDetails get(FulfillmentId id) {
        return LabelDetails.of(existing(id));
    }

    /// A label as a file.
    record LabelFile(FileContent content, String name) {}

    LabelFile file(FulfillmentId id) {
        var label = existing(id);
        if (label.status() != LabelStatus.BOUGHT) {
            throw new NotFoundException("The label is %s: only a bought label has a file.".formatted(label.status()));
        }
        var name = "label-" + id.text() + (label.format() == LabelFormat.PDF ? ".pdf" : ".zpl");
        return new LabelFile(labels.content(label, name), name);
    }

    private CarrierLabel existing(FulfillmentId id) {
        fulfillments.get(id);
        return labels.latest(id.value()).orElseThrow(() -> new NotFoundException("The fulfillment has no label."));
    }

    /// A reason of the carrier is final; everything else can be repeated.
    private static RuntimeException failed(CarrierLabel label) {
        var reason = String.valueOf(label.reason());
        return reason.matches("[a-z0-9-]+")
                ? new RejectedException(
                        ProblemCode.REJECTED, "The carrier rejected the request: " + reason, Map.of("reason", reason))
                : new UnavailableException(
                        ProblemCode.DEPENDENCY_UNAVAILABLE, "The carrier did not process the request: " + reason);
    }
}
