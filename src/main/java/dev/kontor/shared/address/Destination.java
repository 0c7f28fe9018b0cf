package dev.kontor.shared.address;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// The parts of an address that determine tax and shipping.
///
/// @param country ISO 3166-1 alpha-2
/// @param region ISO 3166-2 subdivision such as `CA`; a request may also name it `US-CA` or `California`
public record Destination(
        @NotBlank @Pattern(regexp = "[A-Z]{2}") @Schema(example = "US")
        String country,

        @Nullable @Size(max = 100) @Schema(example = "CA") String region,

        @Nullable @Size(max = 20) @Schema(example = "94103") String postcode) {}
