package dev.kontor.media.storage;

import java.util.Locale;
import org.springframework.http.MediaType;

/// The types of stored objects. Few, and none that a browser executes.
public enum ObjectType {
    JPG(MediaType.IMAGE_JPEG),
    PNG(MediaType.IMAGE_PNG),
    PDF(MediaType.APPLICATION_PDF),
    /// Any type: for private files.
    BIN(MediaType.APPLICATION_OCTET_STREAM);

    private final MediaType mediaType;

    ObjectType(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    public MediaType mediaType() {
        return mediaType;
    }

    /// Whether browsers may display it.
    public boolean isInline() {
        return this == JPG || this == PNG;
    }

    /// Whether it has no public URL.
    public boolean isPrivate() {
        return this == BIN;
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
