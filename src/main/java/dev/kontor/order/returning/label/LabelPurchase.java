package dev.kontor.order.returning.label;

import dev.kontor.audit.AuditLog;
import dev.kontor.media.FileContent;
import dev.kontor.order.ReturnId;
import dev.kontor.order.lifecycle.Owner;
import dev.kontor.order.returning.ReturnRepository;
import dev.kontor.order.returning.policy.ReturnLabels;
import dev.kontor.order.returning.policy.ReturnPolicies;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
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
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/// Buys and voids the labels of returns. A short transaction records the attempt; then the carrier is called
/// outside of a transaction.
@Component
class LabelPurchase {

    private static final Duration LEASE = Duration.ofSeconds(30);

    private final CarrierLabels labels;
    private final ReturnParcels parcels;
    private final ReturnPolicies policies;
    private final ReturnRepository returns;
    private final IdempotencyKeys keys;
    private final AuditLog audit;
    private final TransactionTemplate transactions;

    LabelPurchase(
            CarrierLabels labels,
            ReturnParcels parcels,
            ReturnPolicies policies,
            ReturnRepository returns,
            IdempotencyKeys keys,
            AuditLog audit,
            PlatformTransactionManager transactions) {
        this.labels = labels;
        this.parcels = parcels;
        this.policies = policies;
        this.returns = returns;
        this.keys = keys;
        this.audit = audit;
        this.transactions = new TransactionTemplate(transactions);
    }

    /// A recorded attempt.
    ///
    /// @param request null if the carrier was called for the label before
    private record Started(CarrierLabel label, @Nullable LabelRequest request) {}

    /// @return a label that is bought, or whose outcome is not known yet
    ReturnLabelDetails byStaff(ReturnId id, IdempotencyKey key, BuyReturnLabel wanted) {
        var started = Objects.requireNonNull(transactions.execute(_ -> {
            boolean resumed = keys.claim(key, LEASE);
            var locked = parcels.lock(id);
            locked.current().requireLabelable();
            var known = resumed ? usable(id) : Optional.<CarrierLabel>empty();
            if (known.isPresent()) {
                return new Started(known.get(), null);
            }
            var terms = terms(locked);
            if (terms == null) {
                throw new ConflictException(
                        ProblemCode.INVALID_STATE_TRANSITION,
                        "The return policy does not say where goods are sent. Set its `labels` first.",
                        Map.of());
            }
            var begun = begin(locked, terms, wanted);
            audit.record("return.label_requested", id, null, ReturnLabelDetails.of(begun.label()));
            return begun;
        }));
        return ReturnLabelDetails.of(bought(started));
    }

    /// Returns the label that the return has, or buys one as the return policy says.
    OwnReturnLabel byShopper(ReturnId id, IdempotencyKey key, Owner owner) {
        var started = Objects.requireNonNull(transactions.execute(_ -> {
            keys.claim(key, LEASE);
            var locked = parcels.lockOwn(id, owner);
            locked.current().requireLabelable();
            return usable(id).map(label -> new Started(label, null)).orElseGet(() -> beginOffered(locked));
        }));
        return OwnReturnLabel.of(bought(started));
    }

    private Started beginOffered(ReturnParcels.Locked locked) {
        var terms = terms(locked);
        if (terms == null || !terms.forBuyers() || !labels.sellsReturns(terms.carrier())) {
            throw notOffered();
        }
        return begin(locked, terms, BuyReturnLabel.DEFAULT);
    }

    private static ConflictException notOffered() {
        return new ConflictException(
                ProblemCode.INVALID_STATE_TRANSITION, Message.of("return.label-not-offered"), Map.of());
    }

    private @Nullable ReturnLabels terms(ReturnParcels.Locked locked) {
        var facts = locked.order().facts();
        return policies.terms(facts.channel(), Locale.forLanguageTag(facts.locale()))
                .labels();
    }

    private Started begin(ReturnParcels.Locked locked, ReturnLabels terms, BuyReturnLabel wanted) {
        var id = locked.current().id();
        var origin = origin(id, wanted);
        var label = labels.request(
                id.value(),
                ParcelKind.RETURN,
                Objects.requireNonNullElse(wanted.carrier(), terms.carrier()),
                Objects.requireNonNullElse(wanted.service(), terms.service()),
                Objects.requireNonNullElse(wanted.format(), LabelFormat.PDF));
        var parcel = new LabelParcel(
                Objects.requireNonNullElse(wanted.weightGrams(), terms.weightGrams()),
                wanted.lengthMm(),
                wanted.widthMm(),
                wanted.heightMm());
        var request = new LabelRequest(
                label.id().value(),
                label.service(),
                label.format(),
                origin,
                terms.address(),
                null,
                parcel,
                locked.current().number());
        return new Started(label, request);
    }

    private Address origin(ReturnId id, BuyReturnLabel wanted) {
        return wanted.origin() == null
                ? returns.origin(id)
                        .orElseThrow(() ->
                                RejectedException.at("/origin", "required", Message.of("return.label-without-address")))
                : AddressRules.check("/origin", wanted.origin());
    }

    /// Calls the carrier if it was not called before.
    private CarrierLabel bought(Started started) {
        var label = started.request() == null ? started.label() : labels.buy(started.label(), started.request());
        if (label.status() == LabelStatus.FAILED) {
            throw failed(label);
        }
        return label;
    }

    private Optional<CarrierLabel> usable(ReturnId id) {
        return labels.latest(id.value())
                .filter(label -> label.status() != LabelStatus.FAILED && label.status() != LabelStatus.VOIDED);
    }

    ReturnLabelDetails cancel(ReturnId id) {
        var voiding = Objects.requireNonNull(transactions.execute(_ -> {
            var label = existing(id);
            var begun = labels.beginVoid(label.id());
            audit.record("return.label_void_requested", id, ReturnLabelDetails.of(label), ReturnLabelDetails.of(begun));
            return begun;
        }));
        var now = labels.finishVoid(voiding);
        if (now.status() == LabelStatus.BOUGHT) {
            throw failed(now);
        }
        return ReturnLabelDetails.of(now);
    }

    ReturnLabelDetails get(ReturnId id) {
        return ReturnLabelDetails.of(existing(id));
    }

    OwnReturnLabel own(ReturnId id, Owner owner) {
        return OwnReturnLabel.of(existing(id, owner));
    }

    /// A label as a file.
    record LabelFile(FileContent content, String name, LabelFormat format) {

        MediaType type() {
            return format == LabelFormat.PDF ? MediaType.APPLICATION_PDF : MediaType.APPLICATION_OCTET_STREAM;
        }
    }

    LabelFile file(ReturnId id) {
        return file(id, existing(id));
    }

    LabelFile file(ReturnId id, Owner owner) {
        return file(id, existing(id, owner));
    }

    /// A label that was voided must not be used.
    private LabelFile file(ReturnId id, CarrierLabel label) {
        if (label.status() != LabelStatus.BOUGHT) {
            throw new NotFoundException(Message.of("return.no-label"));
        }
        var name = "label-" + id.text() + (label.format() == LabelFormat.PDF ? ".pdf" : ".zpl");
        return new LabelFile(labels.content(label, name), name, label.format());
    }

    private CarrierLabel existing(ReturnId id, Owner owner) {
        parcels.requireOwn(id, owner);
        return existing(id);
    }

    private CarrierLabel existing(ReturnId id) {
        return labels.latest(id.value())
                .filter(label -> label.kind() == ParcelKind.RETURN)
                .orElseThrow(() -> new NotFoundException(Message.of("return.no-label")));
    }

    /// A reason of the carrier is final; everything else can be repeated.
    private static RuntimeException failed(CarrierLabel label) {
        var reason = String.valueOf(label.reason());
        return reason.matches("[a-z0-9-]+")
                ? new RejectedException(
                        ProblemCode.REJECTED,
                        Message.of("return.label-refused", "reason", reason),
                        Map.of("reason", reason))
                : new UnavailableException(ProblemCode.DEPENDENCY_UNAVAILABLE, Message.of("return.label-unavailable"));
    }
}
