package dev.kontor.document.settings;

import dev.kontor.document.DocumentLogoId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;

/// The logo of a channel's documents.
///
/// @param width in pixels
/// @param height in pixels
@Schema(name = "DocumentLogo")
record DocumentLogoDetails(
        DocumentLogoId id,
        @Schema(example = "640") int width,
        @Schema(example = "240") int height,
        @Schema(example = "Kontor Coffee") String altText,
        Instant createdAt) {

    static DocumentLogoDetails of(StoredLogo logo) {
        return new DocumentLogoDetails(logo.id(), logo.width(), logo.height(), logo.altText(), logo.createdAt());
    }
}
