package dev.kontor.media.storage;

import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;
import org.springframework.http.ContentDisposition;

/// Keeps the bytes in a bucket. S3 shows an object only when it is there as a whole.
final class S3Storage implements Storage {

    private static final String SHELF = "media/";
    /// Apart, so that a bucket whose pictures everybody may read keeps these to itself.
    private static final String PRIVATE_SHELF = "private/";

    private final S3Bucket bucket;

    S3Storage(S3Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public void keep(ObjectName name, byte[] content) {
        bucket.put(key(name), name.type().mediaType().toString(), content);
    }

    @Override
    public Optional<Resource> find(ObjectName name) {
        return bucket.size(key(name)).map(size -> new S3Object(bucket, key(name), size));
    }

    @Override
    public void delete(ObjectName name) {
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
        return (name.type().isPrivate() ? PRIVATE_SHELF : SHELF) + name.text();
    }

    /// An object of the bucket, streamed through this process.
    private static final class S3Object extends AbstractResource {

        private final S3Bucket bucket;
        private final String key;
        private final long size;

        S3Object(S3Bucket bucket, String key, long size) {
            this.bucket = bucket;
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
            return bucket.open(key);
        }

        @Override
        public String getDescription() {
            return "S3 object " + key;
        }
    }
}
