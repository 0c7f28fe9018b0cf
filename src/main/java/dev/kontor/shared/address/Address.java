package dev.kontor.shared.address;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A postal address, copied wherever it is used: an order keeps the address it was placed with.
///
/// @param region ISO 3166-2 subdivision without the country, such as `CA` for California
/// @param country ISO 3166-1 alpha-2
/// @param phone E.164
public record Address(
        @NotBlank @Size(max = 100) @Schema(example = "Ada") String firstName,

        @NotBlank @Size(max = 100) @Schema(example = "Lovelace")
        String lastName,

        @Nullable @Size(max = 100) String company,

        @NotBlank @Size(max = 200) @Schema(example = "12 Analytical Row")
        String line1,

        @Nullable @Size(max = 200) String line2,

        @NotBlank @Size(max = 100) @Schema(example = "San Francisco")
        String city,

        @Nullable @Pattern(regexp = "[A-Z0-9]{1,3}") @Schema(example = "CA")
        String region,

        @Nullable @Size(max = 20) @Schema(example = "94103") String postcode,

        @NotBlank @Pattern(regexp = "[A-Z]{2}") @Schema(example = "US")
        String country,

        @Nullable @Pattern(regexp = "\\+[1-9][0-9]{5,14}") @Schema(example = "+14155550123")
        String phone) {

    public Destination destination() {
        return new Destination(country, region, postcode);
    }
}
