package dev.kontor.shipping.pickup;

import dev.kontor.shared.address.Address;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The address of a pickup point. It determines the tax of what is collected there.
///
/// @param region ISO 3166-2 subdivision such as `CA`
/// @param country ISO 3166-1 alpha-2
/// @param phone E.164
record PickupAddress(
        @NotBlank @Size(max = 200) @Schema(example = "Lindenstr. 9")
        String line1,

        @Nullable @Size(max = 200) String line2,

        @NotBlank @Size(max = 100) @Schema(example = "Berlin")
        String city,

        @Nullable @Size(max = 100) @Schema(example = "BE") String region,

        @Nullable @Size(max = 20) @Schema(example = "10969") String postcode,

        @NotBlank @Pattern(regexp = "[A-Z]{2}") @Schema(example = "DE")
        String country,

        @Nullable @Pattern(regexp = "\\+[1-9][0-9]{5,14}") @Schema(example = "+493012345678")
        String phone) {

    static PickupAddress of(Address address) {
        return new PickupAddress(
                address.line1(),
                address.line2(),
                address.city(),
                address.region(),
                address.postcode(),
                address.country(),
                address.phone());
    }

    /// The address with the name of the point, as an order shows it.
    Address named(String name) {
        return new Address(name, null, null, line1, line2, city, region, postcode, country, phone);
    }
}
