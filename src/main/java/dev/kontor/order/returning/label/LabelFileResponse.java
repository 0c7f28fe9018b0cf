package dev.kontor.order.returning.label;

import dev.kontor.media.FileContent;
import dev.kontor.order.returning.label.LabelPurchase.LabelFile;
import dev.kontor.shipping.LabelFormat;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.Resource;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// Sends the files of labels. Browsers save the file and do not cache it.
final class LabelFileResponse {

    private LabelFileResponse() {}

    static ResponseEntity<Resource> of(LabelFile file) {
        return switch (file.content()) {
            case FileContent.Elsewhere(var address) ->
                ResponseEntity.status(HttpStatus.FOUND)
                        .cacheControl(CacheControl.noStore())
                        .location(address)
                        .build();
            case FileContent.Streamed(var content) ->
                ResponseEntity.ok()
                        .cacheControl(CacheControl.noStore())
                        .contentType(
                                file.format() == LabelFormat.PDF
                                        ? MediaType.APPLICATION_PDF
                                        : MediaType.APPLICATION_OCTET_STREAM)
                        .header("X-Content-Type-Options", "nosniff")
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                ContentDisposition.attachment()
                                        .filename(file.name(), StandardCharsets.UTF_8)
                                        .build()
                                        .toString())
                        .body(content);
        };
    }
}
