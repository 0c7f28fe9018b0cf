package dev.kontor.storefront.product;

import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// Something that the variants of a product differ in.
///
/// @param values in the order in which they are offered
record OfferedOption(
        @Schema(example = "Colour") String name,
        @Schema(example = "[\"Blue\",\"Red\"]") List<String> values) {}
