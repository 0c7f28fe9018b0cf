package dev.kontor.media.storage;

import java.io.InputStream;
import java.util.Optional;
import org.springframework.core.io.AbstractResource;
import org.springframework.core.io.Resource;

/// Keeps the bytes in a bucket. S3 shows an object only when it is there as a whole.
final class S3Storage implements Storage {

    private static final String SHELF = "media/";

    private final S3Bucket bucket;

    S3Storage(S3Bucket bucket) {
        this.bucket = bucket;
    }

    @Override
    public void keep(ObjectName name, byte[] content) {
        bucket.put(SHELF + name.text(), name.type().mediaType().toString(), content);
    }

    @Override
    public Optional<Resource> find(ObjectName name) {
        return bucket.size(SHELF + name.text()).map(size -> new S3Object(bucket, SHELF + name.text(), size));
    }

    @Override
    public void delete(ObjectName name) {
        bucket.delete(SHELF + name.text());
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
