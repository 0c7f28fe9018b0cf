package dev.kontor.shipping.pickup;

import dev.kontor.inventory.LocationId;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.persistence.Aggregate;
import dev.kontor.shipping.OpeningHours;
import dev.kontor.shipping.PickupPointId;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A location where buyers collect their orders.
@Entity
@Table(schema = "shipping", name = "pickup_points")
class PickupPoint extends Aggregate<PickupPointId> {

    @Id
    private PickupPointId id;

    private LocationId locationId;
    private String name;

    @JdbcTypeCode(SqlTypes.JSON)
    private PickupAddress address;

    @JdbcTypeCode(SqlTypes.JSON)
    private OpeningHours hours;

    /// Codes of the channels that offer it; empty for all.
    private List<String> channels;

    private @Nullable String instructions;
    private boolean active;
    private @Nullable LocalDate closedFrom;

    PickupPoint(SavePickupPoint wanted, Instant now) {
        super(now);
        this.id = PickupPointId.next();
        this.locationId = wanted.locationId();
        this.name = wanted.name();
        this.address = checked(wanted);
        this.hours = wanted.hours();
        this.channels = wanted.inChannels();
        this.instructions = wanted.instructions();
        this.active = wanted.active();
        this.closedFrom = wanted.closedFrom();
    }

    @SuppressWarnings("NullAway.Init")
    protected PickupPoint() {}

    @Override
    public PickupPointId id() {
        return id;
    }

    PickupPointDetails details() {
        return new PickupPointDetails(
                id,
                version(),
                locationId,
                name,
                address,
                hours,
                List.copyOf(channels),
                instructions,
                active,
                closedFrom,
                createdAt(),
                updatedAt());
    }

    void change(SavePickupPoint wanted, Instant now) {
        locationId = wanted.locationId();
        name = wanted.name();
        address = checked(wanted);
        hours = wanted.hours();
        channels = wanted.inChannels();
        instructions = wanted.instructions();
        active = wanted.active();
        closedFrom = wanted.closedFrom();
        updatedAt(now);
    }

    private static PickupAddress checked(SavePickupPoint wanted) {
        OpeningRules.check(wanted.hours());
        return PickupAddress.of(AddressRules.check("/address", wanted.address().named(wanted.name())));
    }
}
