package dev.kontor.download.grant;

import dev.kontor.catalog.VariantId;
import dev.kontor.download.DownloadId;
import dev.kontor.media.MediaId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A file of an order as staff see it, without its URL, which only the buyer sees.
///
/// @param name the file name for saving
/// @param used number of downloads so far
/// @param addresses number of URLs issued so far; only the latest works
/// @param revokedReason absent unless the download was revoked
record ManagedDownload(
        DownloadId id,
        OrderId orderId,
        OrderLineId itemId,
        VariantId variantId,
        MediaId mediaId,
        @Schema(example = "the-patient-gardener.pdf") String name,
        @Schema(example = "1.2") @Nullable String version,
        @Schema(example = "1048576") long bytes,
        DownloadStatus status,
        @Schema(example = "2") int used,
        @Schema(example = "5") int maxDownloads,
        @Schema(example = "1") int addresses,
        Instant expiresAt,
        @Nullable Instant lastUsedAt,
        @Nullable RevokedReason revokedReason) {

    static ManagedDownload of(Grant grant) {
        return new ManagedDownload(
                grant.id(),
                grant.orderId(),
                grant.lineId(),
                grant.variantId(),
                grant.mediaId(),
                grant.name(),
                grant.version(),
                grant.bytes(),
                grant.state(),
                grant.used(),
                grant.maxDownloads(),
                grant.generation(),
                grant.expiresAt(),
                grant.lastUsedAt(),
                grant.revokedReason());
    }
}
