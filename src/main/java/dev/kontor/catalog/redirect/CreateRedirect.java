package dev.kontor.catalog.redirect;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A new redirect.
///
/// @param path path in the frontend, beginning with a slash; unique
/// @param target a path in the frontend, or an https URL
/// @param permanent whether search engines should drop the path; true if absent
record CreateRedirect(
        @Schema(example = "/summer-2025") @NotNull @Size(max = 500) @Pattern(regexp = CreateRedirect.PATH)
        String path,

        @Schema(example = "/collections/summer")
        @NotNull
        @Size(max = 500)
        @Pattern(regexp = "(https:/)?" + CreateRedirect.PATH)
        String target,

        @Schema(example = "true") @Nullable Boolean permanent) {

    /// No second slash at the start: browsers would interpret the rest as a host.
    static final String PATH = "/([^/\\\\\\s<>\"][^\\\\\\s<>\"]*)?";
}
