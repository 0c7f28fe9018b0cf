package dev.kontor.download.grant;

import dev.kontor.catalog.VariantId;
import dev.kontor.download.DownloadId;
import dev.kontor.media.MediaId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A grant to download a file.
///
/// @param name the file name for saving
/// @param used number of downloads so far
/// @param validDays validity in days
/// @param generation increases with each new token
/// @param expired whether the grant has expired by the clock of the database
/// @param revokedReason absent unless the grant was revoked
record Grant(
        DownloadId id,
        OrderId orderId,
        OrderLineId lineId,
        VariantId variantId,
        MediaId mediaId,
        String name,
        @Nullable String version,
        long bytes,
        int maxDownloads,
        int used,
        int validDays,
        int generation,
        Instant expiresAt,
        boolean expired,
        @Nullable Instant lastUsedAt,
        @Nullable RevokedReason revokedReason) {

    DownloadStatus state() {
        if (revokedReason != null) {
            return DownloadStatus.REVOKED;
        }
        if (expired) {
            return DownloadStatus.EXPIRED;
        }
        return left() == 0 ? DownloadStatus.USED_UP : DownloadStatus.AVAILABLE;
    }

    int left() {
        return Math.max(0, maxDownloads - used);
    }
}
