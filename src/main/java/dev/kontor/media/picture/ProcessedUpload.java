package dev.kontor.media.picture;

import dev.kontor.media.MediaKind;
import dev.kontor.media.RenditionSize;
import java.util.Map;

/// What became of an upload.
///
/// @param whole all of it
/// @param renditions by size; empty unless it is a picture
public record ProcessedUpload(MediaKind kind, MadeFile whole, Map<RenditionSize, MadeFile> renditions) {}
