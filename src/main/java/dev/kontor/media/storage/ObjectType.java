package dev.kontor.media.storage;

import java.util.Locale;
import org.springframework.http.MediaType;

/// The types of what is kept. Few, and none that a browser runs.
public enum ObjectType {
    JPG(MediaType.IMAGE_JPEG),
    PNG(MediaType.IMAGE_PNG),
    PDF(MediaType.APPLICATION_PDF),
    /// Whatever it is: for those alone who may have it.
    BIN(MediaType.APPLICATION_OCTET_STREAM);

    private final MediaType mediaType;

    ObjectType(MediaType mediaType) {
        this.mediaType = mediaType;
    }

    public MediaType mediaType() {
        return mediaType;
    }

    /// Whether browsers may show it in place.
    public boolean isInline() {
        return this == JPG || this == PNG;
    }

    /// Whether it has no address that everybody can ask for.
    public boolean isPrivate() {
        return this == BIN;
    }

    String ending() {
        return name().toLowerCase(Locale.ROOT);
    }
}
