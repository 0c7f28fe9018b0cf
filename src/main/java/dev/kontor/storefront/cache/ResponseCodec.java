package dev.kontor.storefront.cache;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import org.jspecify.annotations.Nullable;

/// The format of a response in Redis.
final class ResponseCodec {

    /// Part of the keys: processes with another format do not read each other's responses.
    static final int FORM = 1;

    private static final int MAX_BYTES = 8 * 1_024 * 1_024;

    private ResponseCodec() {}

    static byte[] write(CachedResponse.Content content) {
        var bytes = new ByteArrayOutputStream(content.weight());
        try (var out = new DataOutputStream(bytes)) {
            out.writeLong(content.asOf());
            out.writeUTF(content.contentType());
            out.writeUTF(content.etag());
            out.writeInt(content.headers().length);
            for (var header : content.headers()) {
                out.writeUTF(header);
            }
            out.writeInt(content.tags().size());
            for (var tag : content.tags()) {
                out.writeUTF(tag);
            }
            write(out, content.body());
            write(out, content.gzip());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /// @throws UncheckedIOException if the bytes are not such a response
    static CachedResponse.Content read(byte[] bytes) {
        try (var in = new DataInputStream(new ByteArrayInputStream(bytes))) {
            long asOf = in.readLong();
            var contentType = in.readUTF();
            var etag = in.readUTF();
            var headers = new String[length(in)];
            for (int index = 0; index < headers.length; index++) {
                headers[index] = in.readUTF();
            }
            int count = length(in);
            var tags = new ArrayList<String>(count);
            for (int index = 0; index < count; index++) {
                tags.add(in.readUTF());
            }
            var body = read(in);
            if (body == null) {
                throw new IOException("no body");
            }
            return new CachedResponse.Content(asOf, contentType, etag, headers, tags, body, read(in));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void write(DataOutputStream out, byte @Nullable [] bytes) throws IOException {
        out.writeInt(bytes == null ? -1 : bytes.length);
        if (bytes != null) {
            out.write(bytes);
        }
    }

    private static byte @Nullable [] read(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0) {
            return null;
        }
        var bytes = in.readNBytes(Math.min(length, MAX_BYTES));
        if (bytes.length != length) {
            throw new IOException("cut off");
        }
        return bytes;
    }

    private static int length(DataInputStream in) throws IOException {
        int length = in.readInt();
        if (length < 0 || length > 10_000) {
            throw new IOException("not a length: " + length);
        }
        return length;
    }
}
