package dev.kontor.media.library;

import dev.kontor.media.MediaUploadId;
import dev.kontor.media.storage.DirectUploads;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.Map;

/// Where to send the file.
///
/// @param method of the request
/// @param url anyone who has it can upload the file, and nothing else
/// @param headers required by the request, unchanged
/// @param expiresAt deadline of the upload and its completion
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
