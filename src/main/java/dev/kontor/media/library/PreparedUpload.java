package dev.kontor.media.library;

import dev.kontor.media.MediaUploadId;
import dev.kontor.media.storage.DirectUploads;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/// Where a client sends the file.
///
/// @param method of the request that sends it
/// @param url where to; whoever has it can send the file, nothing else
/// @param headers that the request must have, as they are
/// @param expiresAt until when; also for completing the upload
record PreparedUpload(
        MediaUploadId id,
        @Schema(example = "PUT") String method,

        @Schema(example = "https://shop-media.s3.eu-central-1.amazonaws.com/incoming/0190?X-Amz-Signature=5d67")
        String url,

        @Schema(example = "{\"content-length\":\"184320\"}") Map<String, String> headers,
        Instant expiresAt) {

    static PreparedUpload of(DirectUpload upload, DirectUploads.Address address) {
        return new PreparedUpload(upload.id(), "PUT", address.url().toString(), address.headers(), upload.expiresAt());
    }
}
