package dev.kontor.media.storage;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/// Lets a client upload a file to the bucket itself, under a name chosen by Kontor that only this process can
/// read. Exists only if there is a bucket.
public final class DirectUploads {

    private static final String PREFIX = "incoming/";

    private final S3Bucket bucket;

    DirectUploads(S3Bucket bucket) {
        this.bucket = bucket;
    }

    /// The URL for the `PUT`, with exactly these headers.
    public record Address(URI url, Map<String, String> headers) {}

    /// @param bytes exact size; the bucket rejects other sizes
    public Address prepare(UUID upload, long bytes, Duration validity) {
        var signed = bucket.presigner()
                .presignPutObject(presign -> presign.signatureDuration(validity)
                        .putObjectRequest(put ->
                                put.bucket(bucket.name()).key(key(upload)).contentLength(bytes)));
        var headers = signed.signedHeaders().entrySet().stream()
                .filter(header -> !header.getKey().equalsIgnoreCase("host"))
                .collect(Collectors.toMap(Map.Entry::getKey, header -> String.join(",", header.getValue())));
        return new Address(URI.create(signed.url().toString()), headers);
    }

    /// The number of uploaded bytes; empty if there are none.
    public Optional<Long> size(UUID upload) {
        return bucket.size(key(upload));
    }

    /// The uploaded content, once its size has been checked.
    public byte[] read(UUID upload) {
        try (var content = bucket.open(key(upload)).orElseThrow(S3Bucket::unavailable)) {
            return content.readAllBytes();
        } catch (IOException _) {
            throw S3Bucket.unavailable();
        }
    }

    public void drop(UUID upload) {
        bucket.delete(key(upload));
    }

    private static String key(UUID upload) {
        return PREFIX + upload;
    }
}
