package dev.kontor.media.picture;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Uploadable types, detected from the first bytes. The file name and the sender's type are ignored.
public enum SourceType {
    JPEG("\u00FF\u00D8\u00FF", "jpeg"),
    PNG("\u0089PNG\r\n\u001A\n", "png"),
    GIF("GIF8", "gif"),
    /// A container of many formats: the actual one follows the length.
    WEBP("RIFF", "webp") {
        @Override
        boolean begins(byte[] content) {
            return super.begins(content)
                    && content.length >= 12
                    && Arrays.equals(content, 8, 12, "WEBP".getBytes(StandardCharsets.ISO_8859_1), 0, 4);
        }
    },
    PDF("%PDF-", null);

    private final byte[] mark;
    private final @Nullable String format;

    SourceType(String mark, @Nullable String format) {
        this.mark = mark.getBytes(StandardCharsets.ISO_8859_1);
        this.format = format;
    }

    public static Optional<SourceType> of(byte[] content) {
        return Stream.of(values()).filter(type -> type.begins(content)).findFirst();
    }

    public boolean isPicture() {
        return format != null;
    }

    /// The name used by image readers.
    String format() {
        if (format == null) {
            throw new IllegalStateException(this + " is not a picture");
        }
        return format;
    }

    boolean begins(byte[] content) {
        return content.length >= mark.length && Arrays.equals(content, 0, mark.length, mark, 0, mark.length);
    }
}
