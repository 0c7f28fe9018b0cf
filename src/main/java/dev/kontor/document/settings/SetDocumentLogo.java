package dev.kontor.document.settings;

import dev.kontor.media.MediaId;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// The logo of a channel's documents.
///
/// @param mediaId a picture of the media library. It is copied, so later changes of the library change no
///     document.
/// @param altText what the logo says, for people who cannot see it
record SetDocumentLogo(
        @NotNull MediaId mediaId,

        @NotBlank @Size(max = 200) @Schema(example = "Kontor Coffee")
        String altText) {}
