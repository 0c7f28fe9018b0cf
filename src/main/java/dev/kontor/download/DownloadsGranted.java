package dev.kontor.download;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// Files of an order became available: it was paid, or staff reset downloads.
///
/// @param locale of the order
/// @param files that can be downloaded; without their URLs
@Schema(description = "Files of an order can be downloaded from now on.")
public record DownloadsGranted(
        OrderId orderId, String orderNumber, String email, String locale, List<GrantedFile> files) implements Event {

    @Override
    public String type() {
        return "download.granted";
    }

    @Override
    public OrderId subject() {
        return orderId;
    }

    /// @param name of the file
    public record GrantedFile(DownloadId downloadId, String name) {}
}
