package dev.kontor.catalog.redirect;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// A redirect to be.
///
/// @param path in the front end, from the first slash; unique
/// @param target a path in the front end, or an https address
/// @param permanent whether search engines should forget the path; true if absent
record CreateRedirect(
        @Schema(example = "/summer-2025") @NotNull @Size(max = 500) @Pattern(regexp = CreateRedirect.PATH)
        String path,

        @Schema(example = "/collections/summer")
        @NotNull
        @Size(max = 500)
        @Pattern(regexp = "(https:/)?" + CreateRedirect.PATH)
        String target,

        @Schema(example = "true") @Nullable Boolean permanent) {

    /// No second slash at the start: browsers take what follows it for a host.
    static final String PATH = "/([^/\\\\\\s<>\"][^\\\\\\s<>\"]*)?";
}
