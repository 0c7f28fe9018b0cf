package dev.kontor.shipping.method;

import dev.kontor.inventory.LocationId;
import dev.kontor.shared.address.Address;
import dev.kontor.shipping.OfferedPickup;
import dev.kontor.shipping.OpeningHours;
import dev.kontor.shipping.PickupPlace;
import dev.kontor.shipping.PickupPointId;
import dev.kontor.shipping.Shipping.Parcel;
import dev.kontor.shipping.ShippingExclusion;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A pickup point as it is now.
record FoundPickup(
        PickupPointId id,
        LocationId locationId,
        String name,
        Address address,
        OpeningHours hours,
        List<String> channels,
        boolean active,
        @Nullable LocalDate closedFrom) {

    /// Whether the point can be used.
    sealed interface State {

        record Open(OfferedPickup pickup, LocalDate readyOn) implements State {}

        record Unavailable(ShippingExclusion reason) implements State {}
    }

    /// @param found null if the point was deleted
    static State state(
            @Nullable FoundPickup found,
            PickupPlace selected,
            Parcel parcel,
            Instant now,
            Collection<LocalDate> holidays) {
        if (found == null || !found.active) {
            return new State.Unavailable(ShippingExclusion.PICKUP_POINT_CLOSED);
        }
        if (!found.channels.isEmpty() && !found.channels.contains(parcel.buyer().channel())) {
            return new State.Unavailable(ShippingExclusion.PICKUP_POINT_IN_OTHER_CHANNEL);
        }
        if (!found.address.equals(selected.address()) || !found.locationId.equals(selected.locationId())) {
            return new State.Unavailable(ShippingExclusion.PICKUP_POINT_CHANGED);
        }
        return found.hours
                .readyFrom(now, holidays, found.closedFrom)
                .<State>map(ready -> new State.Open(
                        new OfferedPickup(found.id, found.name, ready, selected),
                        ready.atZone(ZoneId.of(found.hours.timeZone())).toLocalDate()))
                .orElseGet(() -> new State.Unavailable(ShippingExclusion.PICKUP_POINT_CLOSED));
    }
}
