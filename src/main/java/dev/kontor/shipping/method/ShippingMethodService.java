package dev.kontor.shipping.method;

import dev.kontor.audit.AuditLog;
import dev.kontor.channel.Channel;
import dev.kontor.channel.ChannelUser;
import dev.kontor.events.EventLog;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingZoneUpdated;
import java.time.Clock;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages shipping methods.
@Service
@Transactional
class ShippingMethodService implements ChannelUser {

    private final ShippingMethodRepository methods;
    private final AuditLog audit;
    private final EventLog events;
    private final Shop shop;
    private final Clock clock;
    private final MethodReferences references;
    private final CarriedPrices carried;

    ShippingMethodService(
            ShippingMethodRepository methods,
            AuditLog audit,
            EventLog events,
            Shop shop,
            Clock clock,
            MethodReferences references,
            CarriedPrices carried) {
        this.methods = methods;
        this.audit = audit;
        this.events = events;
        this.shop = shop;
        this.clock = clock;
        this.references = references;
        this.carried = carried;
    }

    @Transactional(readOnly = true)
    public ShippingMethod get(ShippingMethodId id) {
        return methods.find(id).orElseThrow(() -> NotFoundException.of("shipping method", id));
    }

    public ShippingMethod create(SaveShippingMethod wanted) {
        check(wanted);
        var now = clock.instant();
        var method = wanted.method(ShippingMethodId.next(), 1, now, now, shop.timeZone());
        methods.insert(method);
        audit.record("shipping_method.created", method.id(), null, method);
        events.append(new ShippingZoneUpdated(method.zoneId()));
        return get(method.id());
    }

    public ShippingMethod change(ShippingMethodId id, IfMatch ifMatch, MergePatch<SaveShippingMethod> patch) {
        var method = get(id);
        ifMatch.require(method.version());
        var wanted = patch.applyTo(SaveShippingMethod.of(method));
        if (wanted.method(id, method.version(), method.createdAt(), method.updatedAt(), shop.timeZone())
                .equals(method)) {
            return method;
        }
        check(wanted);
        var changed = wanted.method(id, method.version(), method.createdAt(), clock.instant(), shop.timeZone());
        if (!methods.update(changed)) {
            throw new ChangedMeanwhile();
        }
        audit.record("shipping_method.updated", id, method, changed);
        events.append(Stream.of(method, changed)
                .map(ShippingMethod::zoneId)
                .distinct()
                .map(ShippingZoneUpdated::new)
                .toList());
        return get(id);
    }

    public void delete(ShippingMethodId id, IfMatch ifMatch) {
        var method = get(id);
        ifMatch.require(method.version());
        if (!methods.delete(id, method.version())) {
            throw new ChangedMeanwhile();
        }
        audit.record("shipping_method.deleted", id, method, null);
        events.append(new ShippingZoneUpdated(method.zoneId()));
    }

    /// Returns every method of the shop with its price for the parcel or the reason for its exclusion.
    @Transactional(readOnly = true)
    public ShippingSimulation simulate(SimulateShipping request, Locale fallback) {
        var zone = methods.zoneOf(request.destination());
        var all = methods.all(request.destination());
        var parcel = request.parcel(fallback);
        var there = all.stream()
                .filter(found -> ShippingSimulation.isThere(zone, found.method()))
                .toList();
        return ShippingSimulation.of(
                all, zone, parcel, carried.of(List.of(new CarriedPrices.Candidates(parcel, there))));
    }

    @Override
    public void removeChannel(Channel channel) {
        if (methods.isForChannel(channel.code())) {
            throw new ConflictException(ProblemCode.IN_USE, "A shipping method is for this channel.");
        }
    }

    private void check(SaveShippingMethod wanted) {
        ShippingRules.check(wanted, shop.currencies());
        references.check(wanted);
    }
}
