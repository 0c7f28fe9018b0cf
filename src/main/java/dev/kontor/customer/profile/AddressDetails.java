package dev.kontor.customer.profile;

import dev.kontor.customer.AddressId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An address in the address book.
record AddressDetails(
        AddressId id,
        @Schema(example = "Ada") String firstName,
        @Nullable @Schema(example = "Lovelace") String lastName,
        @Nullable String company,
        @Schema(example = "12 Analytical Row") String line1,
        @Nullable String line2,
        @Schema(example = "San Francisco") String city,
        @Nullable @Schema(example = "CA") String region,
        @Nullable @Schema(example = "94103") String postcode,
        @Schema(example = "US") String country,
        @Nullable @Schema(example = "+14155550123") String phone,
        Instant createdAt,
        Instant updatedAt) {

    static AddressDetails of(SavedAddress saved) {
        var address = saved.address();
        return new AddressDetails(
                saved.id(),
                address.firstName(),
                address.lastName(),
                address.company(),
                address.line1(),
                address.line2(),
                address.city(),
                address.region(),
                address.postcode(),
                address.country(),
                address.phone(),
                saved.createdAt(),
                saved.updatedAt());
    }
}
