package dev.kontor.shared.address;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// A country, or one region of it.
///
/// @param country ISO 3166-1 alpha-2
/// @param region ISO 3166-2 subdivision without the country; absent for the whole country
public record Area(
        @NotBlank @Pattern(regexp = "[A-Z]{2}") @Schema(example = "US")
        String country,

        @Nullable @Pattern(regexp = "[A-Z0-9]{1,3}") @Schema(example = "CA")
        String region) {

    /// As SQL keeps it: an empty region for the whole country.
    public static Area of(String country, String region) {
        return new Area(country, region.isEmpty() ? null : region);
    }

    public String regionOrEmpty() {
        return region == null ? "" : region;
    }
}
