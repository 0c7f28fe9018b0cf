package dev.kontor.inventory.location;

import dev.kontor.inventory.LocationId;
import dev.kontor.shared.persistence.Aggregate;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A place where stock is stored.
@Entity
@Table(schema = "inventory", name = "locations")
class Location extends Aggregate<LocationId> {

    @Id
    private LocationId id;

    private String code;
    private String name;

    /// Whether its stock is for sale.
    private boolean active;

    /// Stock is allocated from the location with the lowest number first.
    private int priority;

    private @Nullable String country;

    /// Countries that it serves in addition to its own.
    private List<String> serves;

    Location(SaveLocation wanted, Instant now) {
        super(now);
        id = LocationId.next();
        change(wanted, now);
    }

    @SuppressWarnings("NullAway.Init")
    protected Location() {}

    @Override
    public LocationId id() {
        return id;
    }

    LocationDetails details() {
        return new LocationDetails(
                id, version(), code, name, active, priority, country, List.copyOf(serves), createdAt(), updatedAt());
    }

    final void change(SaveLocation wanted, Instant now) {
        code = wanted.code();
        name = wanted.name();
        active = wanted.active();
        priority = wanted.priority();
        country = wanted.country();
        serves = wanted.served();
        updatedAt(now);
    }
}
