package dev.kontor.catalog.redirect;

import dev.kontor.catalog.RedirectId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// Redirects one path of the frontend to another address. Redirects are immutable: to change one, delete it and
/// create another.
///
/// @param path path in the frontend
/// @param target a path in the frontend, or an https URL
/// @param permanent whether search engines should drop the path
record Redirect(
        RedirectId id,
        @Schema(example = "/summer-2025") String path,
        @Schema(example = "/collections/summer") String target,
        boolean permanent,
        Instant createdAt)
        implements Versioned {

    @Override
    @Schema(example = "1")
    public long version() {
        return 1;
    }
}
