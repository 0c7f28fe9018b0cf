package dev.kontor.storefront.context;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import org.jspecify.annotations.Nullable;

/// The query parameter of public reads whose prices depend on the destination.
///
/// @param country of the destination
public record BuyerParameters(
        @Parameter(
                description =
                        "Country of the destination (ISO 3166-1 alpha-2): prices of that country, with or without "
                                + "tax as its tax zone shows them. Without it, prices are shown as they are stored.",
                example = "DE")
        @Pattern(regexp = "[A-Z]{2}")
        @Nullable
        String country) {}
