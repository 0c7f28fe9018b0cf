package dev.kontor.inventory.location;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Saves a stock location.
///
/// @param active whether its stock is for sale
/// @param priority Kontor allocates from the location with the lowest number first
/// @param country country of the location (ISO 3166-1 alpha-2)
/// @param serves countries that it serves in addition to its own
record SaveLocation(
        @NotNull @Pattern(regexp = "[a-z0-9][a-z0-9-]{0,39}") @Schema(example = "east")
        String code,

        @NotBlank @Size(max = 100) @Schema(example = "Warehouse East")
        String name,

        @NotNull @Schema(example = "true") Boolean active,
        @NotNull @Min(0) @Max(1_000) @Schema(example = "10") Integer priority,

        @Nullable @Pattern(regexp = "[A-Z]{2}") @Schema(example = "DE")
        String country,

        @Nullable @Size(max = 250) @Schema(example = "[\"AT\", \"CH\"]")
        List<@NotNull @Pattern(regexp = "[A-Z]{2}") String> serves) {

    /// Returns the served countries, distinct and sorted.
    List<String> served() {
        return serves == null ? List.of() : serves.stream().distinct().sorted().toList();
    }
}
