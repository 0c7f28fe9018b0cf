package dev.kontor.media.library;

import dev.kontor.media.Drawings;
import dev.kontor.testing.Api;
import java.util.ArrayList;
import java.util.List;

/// An upload as a browser would send it.
public final class Upload {

    private static final String BOUNDARY = "----kontor-test-boundary";

    private final List<byte[]> parts = new ArrayList<>();

    public static Upload of(byte[] content) {
        return named("picture.jpg", "image/jpeg", content);
    }

    static Upload named(String fileName, String type, byte[] content) {
        return new Upload()
                .part(
                        "Content-Disposition: form-data; name=\"file\"; filename=\"%s\"\r\nContent-Type: %s"
                                .formatted(fileName, type),
                        content);
    }

    public Upload meta(String json) {
        return part(
                "Content-Disposition: form-data; name=\"meta\"\r\nContent-Type: application/json", Drawings.text(json));
    }

    Upload part(String headers, byte[] content) {
        parts.add(Drawings.join(
                Drawings.text("--" + BOUNDARY + "\r\n" + headers + "\r\n\r\n"), content, Drawings.text("\r\n")));
        return this;
    }

    byte[] body() {
        return Drawings.join(Drawings.join(parts.toArray(byte[][]::new)), Drawings.text("--" + BOUNDARY + "--\r\n"));
    }

    public Api.Response by(Api staff) {
        return to(staff, "/admin/v1/media");
    }

    Api.Response to(Api staff, String path) {
        return staff.with("Content-Type", "multipart/form-data; boundary=" + BOUNDARY)
                .send("POST", path, body());
    }
}
