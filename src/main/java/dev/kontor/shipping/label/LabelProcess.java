package dev.kontor.shipping.label;

import dev.kontor.media.FileContent;
import dev.kontor.media.Media;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.CarrierLabel;
import dev.kontor.shipping.CarrierLabelId;
import dev.kontor.shipping.CarrierLabels;
import dev.kontor.shipping.CarrierProvider.BoughtLabel;
import dev.kontor.shipping.CarrierProvider.LabelRequest;
import dev.kontor.shipping.CarrierResponse;
import dev.kontor.shipping.LabelFormat;
import dev.kontor.shipping.LabelObserver;
import dev.kontor.shipping.LabelStatus;
import dev.kontor.shipping.ParcelKind;
import dev.kontor.shipping.carrier.Carriers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Buys and voids labels: records the attempt, calls the carrier without a transaction, and records the outcome.
@Component
class LabelProcess implements CarrierLabels {

    /// A call lasts at most three seconds; after that, the background job may ask for its outcome.
    private static final int LEASE_SECONDS = 15;

    private static final Duration URL_VALIDITY = Duration.ofMinutes(5);

    private final LabelRepository labels;
    private final Carriers carriers;
    private final Media media;
    private final List<LabelObserver> observers;
    private final TransactionTemplate transactions;

    LabelProcess(
            LabelRepository labels,
            Carriers carriers,
            Media media,
            List<LabelObserver> observers,
            PlatformTransactionManager transactions) {
        this.labels = labels;
        this.carriers = carriers;
        this.media = media;
        this.observers = observers;
        this.transactions = new TransactionTemplate(transactions);
    }

    @Override
    public boolean sellsReturns(String carrier) {
        return carriers.sellsReturns(carrier);
    }

    @Override
    public CarrierLabel request(UUID reference, ParcelKind kind, String carrier, String service, LabelFormat format) {
        if (!carriers.names().contains(carrier)) {
            throw RejectedException.at("/carrier", "unknown", "The settings have no carrier with this name.");
        }
        if (kind == ParcelKind.RETURN && !carriers.sellsReturns(carrier)) {
            throw RejectedException.at(
                    "/carrier",
                    "no-returns",
                    "The carrier does not sell labels of returns. Use another carrier, or set `kontor.shipping.carriers.%s.returns` if its bridge can."
                            .formatted(carrier));
        }
        if (labels.hasActive(reference)) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, "The parcel has a label. Void it first.", Map.of());
        }
        var id = CarrierLabelId.next();
        labels.insert(id, reference, kind, carrier, service, format, LEASE_SECONDS);
        return existing(id);
    }

    @Override
    public CarrierLabel buy(CarrierLabel requested, LabelRequest request) {
        record(requested, carriers.call(requested.carrier(), "label", carrier -> carrier.buyLabel(request)));
        return existing(requested.id());
    }

    @Override
    public CarrierLabel beginVoid(CarrierLabelId id) {
        if (!labels.voiding(id, LEASE_SECONDS)) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, "Only a bought label can be voided.", Map.of());
        }
        return existing(id);
    }

    @Override
    public void voidLater(UUID reference) {
        labels.voidLater(reference);
    }

    @Override
    public CarrierLabel finishVoid(CarrierLabel voiding) {
        voidAtCarrier(voiding, true);
        return existing(voiding.id());
    }

    @Override
    public Optional<CarrierLabel> latest(UUID reference) {
        return labels.latest(reference);
    }

    @Override
    public FileContent content(CarrierLabel label, String saveAs) {
        if (label.fileId() == null) {
            throw new NotFoundException("The label is not bought.");
        }
        return media.content(label.fileId(), saveAs, URL_VALIDITY);
    }

    /// Determines the outcome of a label that is requested or being voided.
    ///
    /// @param overdue whether a call that was sent has certainly ended
    void resolve(CarrierLabelId id, boolean overdue) {
        var label = existing(id);
        if (label.status() == LabelStatus.VOIDING) {
            // An earlier call may have reached the carrier, or staff wait for none.
            voidAtCarrier(label, false);
        } else if (label.status() == LabelStatus.REQUESTED) {
            var answer = carriers.call(
                    label.carrier(), "find-label", carrier -> carrier.findLabel(id.value(), label.format()));
            // A carrier that does not know the label may still be about to sell it.
            boolean certain = switch (answer) {
                case CarrierResponse.Answered<BoughtLabel> _ -> true;
                case CarrierResponse.NotFound<BoughtLabel> _ -> overdue;
                case CarrierResponse.Refused<BoughtLabel> _,
                        CarrierResponse.NotSent<BoughtLabel> _,
                        CarrierResponse.Unknown<BoughtLabel> _ -> false;
            };
            if (certain) {
                record(label, answer);
            }
        }
    }

    private void record(CarrierLabel label, CarrierResponse<BoughtLabel> answer) {
        switch (answer) {
            case CarrierResponse.Answered<BoughtLabel>(var bought) -> bought(label, bought);
            case CarrierResponse.Refused<BoughtLabel>(var reason) -> labels.failed(label.id(), reason);
            case CarrierResponse.NotFound<BoughtLabel> _ -> labels.failed(label.id(), "not-found");
            case CarrierResponse.NotSent<BoughtLabel>(var reason) -> labels.failed(label.id(), reason);
            case CarrierResponse.Unknown<BoughtLabel> _ -> {}
        }
    }

    private void bought(CarrierLabel label, BoughtLabel bought) {
        var ending = label.format() == LabelFormat.PDF ? ".pdf" : ".zpl";
        var file = media.storePrivate("label-" + label.id().text() + ending, bought.content());
        transactions.executeWithoutResult(_ -> {
            if (labels.bought(label.id(), bought, file.id())) {
                media.use(label.id(), List.of(file.id()));
                var now = existing(label.id());
                boolean needed = true;
                for (var observer : observers) {
                    needed &= observer.labelBought(now);
                }
                if (!needed) {
                    labels.voidLater(label.reference());
                }
            }
        });
    }

    /// @param last whether a call that did not reach the carrier is the last one
    private void voidAtCarrier(CarrierLabel label, boolean last) {
        var answer = carriers.call(
                label.carrier(),
                "void-label",
                carrier -> carrier.voidLabel(label.id().value()));
        switch (answer) {
            case CarrierResponse.Answered<Boolean> _ ->
                transactions.executeWithoutResult(_ -> {
                    if (labels.voided(label.id())) {
                        var now = existing(label.id());
                        observers.forEach(observer -> observer.labelVoided(now));
                    }
                });
            case CarrierResponse.Refused<Boolean>(var reason) -> labels.notVoided(label.id(), reason);
            case CarrierResponse.NotFound<Boolean> _ -> labels.notVoided(label.id(), "not-found");
            case CarrierResponse.NotSent<Boolean>(var reason) -> {
                if (last) {
                    labels.notVoided(label.id(), reason);
                }
            }
            case CarrierResponse.Unknown<Boolean> _ -> {}
        }
    }

    private CarrierLabel existing(CarrierLabelId id) {
        return labels.find(id).orElseThrow(() -> NotFoundException.of("label", id));
    }
}
