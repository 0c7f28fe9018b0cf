package dev.kontor.promotion.coupon;

import dev.kontor.promotion.coupon.CouponBatchService.Codes;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// The file of a batch: one code a line, made while it is read.
final class CodeStream extends InputStream {

    private static final int CHUNK = 1_000;
    private static final String HEADER = "code\r\n";

    private final Codes codes;
    private ByteArrayInputStream chunk = bytes(HEADER);
    private int next;

    CodeStream(Codes codes) {
        this.codes = codes;
    }

    private static ByteArrayInputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.US_ASCII));
    }

    @Override
    public int read() {
        return fill() ? chunk.read() : -1;
    }

    @Override
    public int read(byte[] buffer, int offset, int length) {
        return length == 0 ? 0 : fill() ? chunk.read(buffer, offset, length) : -1;
    }

    /// Whether there are bytes left.
    private boolean fill() {
        if (chunk.available() == 0 && next < codes.size()) {
            var text = new StringBuilder();
            int end = Math.min(codes.size(), next + CHUNK);
            for (; next < end; next++) {
                text.append(codes.series().code(next)).append("\r\n");
            }
            chunk = bytes(text.toString());
        }
        return chunk.available() > 0;
    }
}
