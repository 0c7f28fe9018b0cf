package dev.kontor.order;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;

/// Staff changed an address, the tags or the metadata of an order.
///
/// @param fields names of the changed fields
public record OrderUpdated(
        OrderId orderId,
        @Schema(example = "K-100001") String orderNumber,
        @Schema(example = "[\"tags\"]") List<String> fields)
        implements Event {}
