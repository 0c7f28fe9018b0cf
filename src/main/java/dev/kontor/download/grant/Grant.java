package dev.kontor.download.grant;

import dev.kontor.catalog.VariantId;
import dev.kontor.download.DownloadId;
import dev.kontor.media.MediaId;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderLineId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// The permission to download a file.
///
/// @param name of the downloaded file
/// @param used number of downloads
/// @param validDays length of the period
/// @param generation increases with each new URL
/// @param expired by the database clock
/// @param revokedReason absent unless it was revoked
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
