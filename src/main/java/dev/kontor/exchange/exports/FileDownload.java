package dev.kontor.exchange.exports;

import dev.kontor.exchange.file.FileStore;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpRange;
import org.springframework.stereotype.Component;

/// Sends the file of an export, or a part of it. Only one chunk is in memory at a time, and no database
/// connection is held while the client receives it.
@Component
class FileDownload {

    private final FileStore files;

    FileDownload(FileStore files) {
        this.files = files;
    }

    /// @param export with a complete file
    void send(Export export, HttpServletRequest request, HttpServletResponse response) throws IOException {
        var file = Objects.requireNonNull(export.fileId());
        long size = Objects.requireNonNull(export.size());
        var range = range(request.getHeader(HttpHeaders.RANGE), size);
        long start = range == null ? 0 : range.getRangeStart(size);
        long length = (range == null ? size : range.getRangeEnd(size) + 1) - start;
        if (range != null) {
            response.setStatus(HttpServletResponse.SC_PARTIAL_CONTENT);
            response.setHeader(HttpHeaders.CONTENT_RANGE, "bytes %d-%d/%d".formatted(start, start + length - 1, size));
        }
        response.setContentType(export.format().mediaType());
        response.setCharacterEncoding("UTF-8");
        response.setHeader(HttpHeaders.ACCEPT_RANGES, "bytes");
        response.setHeader(
                HttpHeaders.CONTENT_DISPOSITION,
                "attachment; filename=\"%s-%s.%s\""
                        .formatted(
                                export.type().name().toLowerCase(Locale.ROOT),
                                export.id().text(),
                                export.format().extension()));
        response.setContentLengthLong(length);
        try (var content = files.open(file, start)) {
            for (long left = length; left > 0; ) {
                var bytes = content.readNBytes((int) Math.min(left, 65_536));
                response.getOutputStream().write(bytes);
                left = bytes.length == 0 ? 0 : left - bytes.length;
            }
        }
    }

    /// Returns a single satisfiable range; other requests receive the whole file.
    private static @Nullable HttpRange range(@Nullable String header, long size) {
        List<HttpRange> ranges;
        try {
            ranges = HttpRange.parseRanges(header);
        } catch (IllegalArgumentException _) {
            return null;
        }
        return ranges.size() == 1 && size > 0 && ranges.getFirst().getRangeStart(size) < size
                ? ranges.getFirst()
                : null;
    }
}
