package dev.kontor.catalog.bundle;

import dev.kontor.catalog.BundleObserver;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.bundle.BundleRepository.Owner;
import dev.kontor.catalog.event.VariantBundled;
import dev.kontor.catalog.event.VariantUnbundled;
import dev.kontor.events.ChangeLog;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Creates, changes and removes bundles. They are versioned with the product of the variant.
@Service
@Transactional
class BundleService {

    private final BundleRepository bundles;
    private final List<BundleObserver> observers;
    private final ChangeLog changes;
    private final Clock clock;

    BundleService(BundleRepository bundles, List<BundleObserver> observers, ChangeLog changes, Clock clock) {
        this.bundles = bundles;
        this.observers = observers;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public BundleDetails get(VariantId id) {
        var owner = bundles.owner(id).orElseThrow(() -> NotFoundException.of("variant", id));
        return BundleDetails.of(id, owner.version(), existing(id));
    }

    public BundleDetails save(VariantId id, IfMatch ifMatch, SaveBundle request) {
        var bundle = request.bundle();
        var owner = locked(id, bundle.partIds(), ifMatch);
        if (owner.archived()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "An archived product cannot be changed.",
                    Map.of("current", "ARCHIVED"));
        }
        if (owner.giftCard()) {
            throw new ConflictException(ProblemCode.IN_USE, "A gift card cannot be a bundle.", Map.of());
        }
        bundle.require(id, bundles.candidates(bundle.partIds()));
        var using = bundles.using(List.of(id));
        if (!using.isEmpty()) {
            throw Bundles.inUse(using);
        }
        var before = bundles.find(id).map(old -> BundleDetails.of(id, owner.version(), old));
        var after = BundleDetails.of(id, owner.version() + 1, bundle);
        if (before.filter(old -> old.equals(BundleDetails.of(id, owner.version(), bundle)))
                .isPresent()) {
            return before.get();
        }
        bundles.save(id, bundle);
        bundles.touch(owner, clock.instant());
        observers.forEach(
                observer -> observer.bundled(id, bundle.pricing(), bundle.discountBasisPoints(), bundle.quantities()));
        changes.record(new VariantBundled(id, owner.productId(), owner.sku()), before.orElse(null), after);
        return after;
    }

    public void remove(VariantId id, IfMatch ifMatch) {
        var owner = locked(id, List.of(), ifMatch);
        var before = BundleDetails.of(id, owner.version(), existing(id));
        bundles.delete(List.of(id));
        bundles.touch(owner, clock.instant());
        observers.forEach(observer -> observer.unbundled(id));
        changes.record(new VariantUnbundled(id, owner.productId(), owner.sku()), before, null);
    }

    private Owner locked(VariantId id, List<VariantId> parts, IfMatch ifMatch) {
        var owner = bundles.lock(id, parts).orElseThrow(() -> NotFoundException.of("variant", id));
        ifMatch.require(owner.version());
        return owner;
    }

    private Bundle existing(VariantId id) {
        return bundles.find(id).orElseThrow(() -> new NotFoundException("The variant is not a bundle."));
    }
}
