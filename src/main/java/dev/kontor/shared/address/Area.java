package dev.kontor.shared.address;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A country, or one region of it.
///
/// @param country ISO 3166-1 alpha-2
/// @param region ISO 3166-2 subdivision such as `CA`; absent for the whole country
public record Area(
        @NotBlank @Pattern(regexp = "[A-Z]{2}") @Schema(example = "US")
        String country,

        @Nullable @Size(max = 100) @Schema(example = "CA") String region) {

    /// The region as stored in SQL: empty for the whole country.
    public static Area of(String country, String region) {
        return new Area(country, region.isEmpty() ? null : region);
    }

    public String regionOrEmpty() {
        return region == null ? "" : region;
    }
}
