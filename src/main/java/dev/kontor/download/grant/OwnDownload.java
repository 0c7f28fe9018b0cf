package dev.kontor.download.grant;

import dev.kontor.download.DownloadId;
import dev.kontor.order.OrderLineId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file of an order as its buyer sees it.
///
/// @param name the file name for saving
/// @param version shown to people
/// @param left remaining downloads
/// @param url anyone with the URL can download the file; absent unless the status is `AVAILABLE`
record OwnDownload(
        DownloadId id,
        OrderLineId itemId,
        @Schema(example = "the-patient-gardener.pdf") String name,
        @Schema(example = "1.2") @Nullable String version,
        @Schema(example = "1048576") long bytes,
        DownloadStatus status,
        @Schema(example = "5") int left,
        Instant expiresAt,

        @Schema(example = "https://shop.example/store/v1/downloads/k7mJ6zZk0Vw0p9Wd7bqYw2b8m4n1c5x7z9a3s5d7f8g")
        @Nullable
        String url) {

    static OwnDownload of(Grant grant, DownloadTokens tokens) {
        return new OwnDownload(
                grant.id(),
                grant.lineId(),
                grant.name(),
                grant.version(),
                grant.bytes(),
                grant.state(),
                grant.left(),
                grant.expiresAt(),
                grant.state() == DownloadStatus.AVAILABLE ? tokens.url(grant) : null);
    }
}
