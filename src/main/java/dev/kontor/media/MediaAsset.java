package dev.kontor.media;

import org.jspecify.annotations.Nullable;

/// An item of the library for other modules. Immutable.
///
/// @param url path below `/media/` of the whole picture or file
/// @param width in pixels; absent unless it is a picture
/// @param height in pixels; absent unless it is a picture
public record MediaAsset(
        MediaId id,
        MediaKind kind,
        String url,
        @Nullable Integer width,
        @Nullable Integer height) {}
