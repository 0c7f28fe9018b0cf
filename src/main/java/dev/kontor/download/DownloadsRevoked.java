package dev.kontor.download;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import java.util.List;

/// Files of an order are no longer available for download.
///
/// @param reason `CANCELED`, `REFUNDED`, `DISPUTE_LOST` or `BY_STAFF`
public record DownloadsRevoked(OrderId orderId, List<DownloadId> downloadIds, String reason) implements Event {

    @Override
    public String type() {
        return "download.revoked";
    }
}
