package dev.kontor.media.storage;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;

/// Stores the bytes in a bucket. S3 shows an object only when it is complete.
final class S3Storage implements Storage {

    private static final String PREFIX = "media/";
    /// A separate prefix, so that a bucket with publicly readable pictures keeps these private.
    private static final String PRIVATE_PREFIX = "private/";

    private static final int MAX_SIZES = 10_000;

    private final S3Bucket bucket;
    /// Content never changes under a name, so repeated reads of a picture cost one request.
    private final Cache<String, Long> sizes =
            Caffeine.newBuilder().maximumSize(MAX_SIZES).build();

    S3Storage(S3Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public void store(ObjectName name, byte[] content) {
        bucket.put(key(name), name.type().mediaType().toString(), content);
        sizes.put(key(name), (long) content.length);
    }

    @Override
    public Optional<Resource> find(ObjectName name) {
        var key = key(name);
        var known = Optional.ofNullable(sizes.getIfPresent(key)).or(() -> bucket.size(key));
        known.ifPresent(size -> sizes.put(key, size));
        return known.map(size -> new S3Object(key, size));
    }

    @Override
    public void delete(ObjectName name) {
        sizes.invalidate(key(name));
        bucket.delete(key(name));
    }

    @Override
    public Optional<URI> address(ObjectName name, String saveAs, Duration validity) {
        var disposition = ContentDisposition.attachment()
                .filename(saveAs, StandardCharsets.UTF_8)
                .build()
                .toString();
        var signed = bucket.presigner()
                .presignGetObject(presign -> presign.signatureDuration(validity)
                        .getObjectRequest(get -> get.bucket(bucket.name())
                                .key(key(name))
                                .responseContentDisposition(disposition)
                                .responseContentType(name.type().mediaType().toString())
                                .responseCacheControl("private, no-store")));
        return Optional.of(URI.create(signed.url().toString()));
    }

    private static String key(ObjectName name) {
        return (name.type().isPrivate() ? PRIVATE_PREFIX : PREFIX) + name.value();
    }

    /// An object of the bucket, streamed through this process.
    private final class S3Object extends AbstractResource {

        private final String key;
        private final long size;

        S3Object(String key, long size) {
            this.key = key;
            this.size = size;
        }

        @Override
        public boolean exists() {
            return true;
        }

        @Override
        public long contentLength() {
            return size;
        }

        @Override
        public InputStream getInputStream() {
            return bucket.open(key).orElseThrow(() -> {
                // Another process has deleted it in the meantime.
                sizes.invalidate(key);
                return new NotFoundException(Message.of("not-found.file"));
            });
        }

        @Override
        public String getDescription() {
            return "S3 object " + key;
        }
    }
}
