package dev.kontor.shipping.holiday;

import dev.kontor.shared.address.Countries;
import dev.kontor.shared.persistence.Aggregate;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.ShippingHolidayId;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.time.LocalDate;
import org.hibernate.annotations.JdbcTypeCode;
import org.hibernate.type.SqlTypes;
import org.jspecify.annotations.Nullable;

/// A day on which nothing is handed to carriers or delivered.
@Entity
@Table(schema = "shipping", name = "holidays")
class ShippingHoliday extends Aggregate<ShippingHolidayId> {

    @Id
    private ShippingHolidayId id;

    private LocalDate observedOn;
    private String name;

    /// Country of the destinations; absent for all.
    @Column(length = 2)
    @JdbcTypeCode(SqlTypes.CHAR)
    private @Nullable String country;

    ShippingHoliday(SaveShippingHoliday wanted, Instant now) {
        super(now);
        this.id = ShippingHolidayId.next();
        this.observedOn = wanted.observedOn();
        this.name = wanted.name();
        this.country = checked(wanted.country());
    }

    @SuppressWarnings("NullAway.Init")
    protected ShippingHoliday() {}

    @Override
    public ShippingHolidayId id() {
        return id;
    }

    ShippingHolidayDetails details() {
        return new ShippingHolidayDetails(id, version(), observedOn, name, country, createdAt(), updatedAt());
    }

    void change(SaveShippingHoliday wanted, Instant now) {
        observedOn = wanted.observedOn();
        name = wanted.name();
        country = checked(wanted.country());
        updatedAt(now);
    }

    private static @Nullable String checked(@Nullable String country) {
        if (country != null && !Countries.exists(country)) {
            throw RejectedException.at("/country", "unknown", "There is no such country.");
        }
        return country;
    }
}
