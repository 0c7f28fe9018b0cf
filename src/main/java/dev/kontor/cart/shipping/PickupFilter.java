package dev.kontor.cart.shipping;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;

/// The query parameters of pickup options.
record PickupFilter(
        @Parameter(description = "ISO 3166-1 alpha-2 country of the pickup points.", example = "DE", required = true)
        @NotNull
        @Pattern(regexp = "[A-Z]{2}")
        String country) {}
