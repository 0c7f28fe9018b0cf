package dev.kontor.document.settings;

import dev.kontor.document.DocumentLogoId;
import java.time.Instant;

/// A logo as stored. It never changes.
///
/// @param object name in the private storage
/// @param jpeg whether it is JPEG; otherwise it is PNG
record StoredLogo(
        DocumentLogoId id,
        String channel,
        String object,
        boolean jpeg,
        int width,
        int height,
        String altText,
        Instant createdAt) {}
