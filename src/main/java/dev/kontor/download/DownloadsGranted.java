package dev.kontor.download;

import dev.kontor.events.Event;
import dev.kontor.order.OrderId;
import java.util.List;

/// Files of an order became available for download: the order was paid, or staff renewed the URLs.
///
/// @param locale of the order
/// @param files the available files, without their URLs
public record DownloadsGranted(
        OrderId orderId, String orderNumber, String email, String locale, List<GrantedFile> files) implements Event {

    @Override
    public String type() {
        return "download.granted";
    }

    /// @param name of the file
    public record GrantedFile(DownloadId downloadId, String name) {}
}
