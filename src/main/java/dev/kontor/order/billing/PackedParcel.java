package dev.kontor.order.billing;

import dev.kontor.order.FulfillmentId;
import dev.kontor.shared.address.Address;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// A parcel as its packing slip describes it, without prices.
///
/// @param orderNumber the order number that people use
/// @param channel code of the sales channel
/// @param locale language of the buyer
/// @param placedAt when the order was placed
/// @param address the destination: the address, the parcel shop or the pickup point; absent if it is not shipped
/// @param shipping name of the shipping method; absent if it is not shipped
/// @param note of the buyer
/// @param items in the order of the lines
public record PackedParcel(
        FulfillmentId id,
        String orderNumber,
        String channel,
        Locale locale,
        @Nullable Instant placedAt,
        Instant createdAt,
        @Nullable Address address,
        @Nullable String shipping,
        @Nullable String carrier,
        @Nullable String trackingNumber,
        @Nullable String note,
        List<Item> items) {

    /// Units of a line.
    ///
    /// @param ordered units of the line in the whole order
    /// @param parts what one unit of a bundle contains; empty for others
    public record Item(String sku, String title, String variantTitle, int quantity, int ordered, List<Part> parts) {}

    /// A part of a bundle.
    ///
    /// @param quantity units in one bundle
    public record Part(String sku, String title, String variantTitle, int quantity) {}
}
