package dev.kontor.storefront.route;

import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;

/// The path to resolve.
///
/// @param path a path of the front end, starting with a slash
record RouteParameters(
        @Parameter(example = "/products/espresso-blend")
        @NotNull
        @Size(min = 1, max = 500)
        @Pattern(regexp = "/[^\\s<>\"]*")
        String path) {

    /// The part after the last slash.
    String lastPart() {
        var trimmed = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return trimmed.substring(trimmed.lastIndexOf('/') + 1);
    }

    /// The part after the first slash, if more follows: `products`.
    String firstPart() {
        int end = path.indexOf('/', 1);
        return end < 0 ? "" : path.substring(1, end);
    }
}
