package dev.kontor.media.picture;

import dev.kontor.media.MediaKind;
import dev.kontor.media.RenditionSize;
import java.util.Map;

/// The result of an upload.
///
/// @param whole the complete content
/// @param renditions by size; empty unless it is a picture
public record ProcessedUpload(MediaKind kind, MadeFile whole, Map<RenditionSize, MadeFile> renditions) {}
