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
        this.id = LocationId.next();
        this.code = wanted.code();
        this.name = wanted.name();
        this.active = wanted.active();
        this.priority = wanted.priority();
        this.country = wanted.country();
        this.serves = wanted.served();
    }

    @SuppressWarnings("NullAway.Init")
    protected Location() {}

    @Override
    public LocationId id() {
        return id;
    }

    String code() {
        return code;
    }

    String name() {
        return name;
    }

    boolean active() {
        return active;
    }

    int priority() {
        return priority;
    }

    @Nullable
    String country() {
        return country;
    }

    List<String> serves() {
        return List.copyOf(serves);
    }

    void change(SaveLocation wanted, Instant now) {
        code = wanted.code();
        name = wanted.name();
        active = wanted.active();
        priority = wanted.priority();
        country = wanted.country();
        serves = wanted.served();
        updatedAt(now);
    }
}
