package dev.kontor.download;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// Files of an order became available for download: the order was paid, or staff renewed the URLs.
///
/// @param locale of the order
/// @param files the available files, without their URLs
@Schema(description = "Files of an order became available for download.")
public record DownloadsGranted(
        OrderId orderId, String orderNumber, String email, String locale, List<GrantedFile> files) implements Event {

    @Override
    public String type() {
        return "download.granted";
    }

    /// @param name of the file
    public record GrantedFile(DownloadId downloadId, String name) {}
}
