package dev.kontor.catalog.redirect;

import dev.kontor.catalog.RedirectId;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// Leads from one address of the front end to another. Never changes: it is made anew.
///
/// @param path in the front end
/// @param target a path in the front end, or an https address
/// @param permanent whether search engines should forget the path
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
