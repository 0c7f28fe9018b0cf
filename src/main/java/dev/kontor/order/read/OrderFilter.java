package dev.kontor.order.read;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Filters the list of orders for staff.
public record OrderFilter(
        @Parameter(description = "Only orders in one of these states.") @Size(max = 5) @Nullable
        List<OrderStatus> status,

        @Parameter(description = "Only orders whose payment is in one of these states.") @Size(max = 8) @Nullable
        List<OrderPaymentStatus> paymentStatus,

        @Parameter(description = "Only orders with one of these fulfillment states.") @Size(max = 3) @Nullable
        List<FulfillmentStatus> fulfillmentStatus,

        @Parameter(description = "Complete e-mail address, case-insensitive.") @Size(max = 254) @Nullable
        String email,

        @Parameter(description = "Complete order number.", example = "K-100001") @Size(max = 30) @Nullable
        String number,

        @Parameter(description = "Only orders of this customer.") @Nullable
        CustomerId customerId,

        @Parameter(description = "Only orders of the channel with this code, which may be deleted.", example = "outlet")
        @Size(min = 1, max = 64)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Nullable
        String channel,

        @Parameter(description = "Only orders with this tag.") @Size(max = 50) @Nullable
        String tag,

        @Parameter(description = "`true` for orders on hold, `false` for the others.") @Nullable
        Boolean held,

        @Nullable TimeRange placedAt,
        @Nullable TimeRange createdAt) {

    /// SQL conditions, each starting with `and`.
    String conditions() {
        return (status == null ? "" : " and status = any(:status::text[])")
                + (paymentStatus == null ? "" : " and payment_status = any(:paymentStatus::text[])")
                + (fulfillmentStatus == null ? "" : " and fulfillment_status = any(:fulfillmentStatus::text[])")
                + (email == null ? "" : " and lower(email) = lower(:email)")
                + (number == null ? "" : " and number = :number")
                + (customerId == null ? "" : " and customer_id = :customerId")
                + (channel == null ? "" : " and channel = :channel")
                + (tag == null ? "" : " and tags @> array[:tag]::text[]")
                + (held == null ? "" : held ? " and held_at is not null" : " and held_at is null")
                + TimeRange.and(placedAt, "placed_at")
                + TimeRange.and(createdAt, "created_at");
    }

    Map<String, Object> params() {
        var params = new HashMap<String, Object>(TimeRange.params(placedAt, "placed_at"));
        params.putAll(TimeRange.params(createdAt, "created_at"));
        put(params, "status", names(status));
        put(params, "paymentStatus", names(paymentStatus));
        put(params, "fulfillmentStatus", names(fulfillmentStatus));
        put(params, "email", email);
        put(params, "number", number);
        put(params, "customerId", customerId == null ? null : customerId.value());
        put(params, "channel", channel);
        put(params, "tag", tag);
        return params;
    }

    private static String @Nullable [] names(@Nullable List<? extends Enum<?>> values) {
        return values == null ? null : values.stream().map(Enum::name).toArray(String[]::new);
    }

    private static void put(Map<String, Object> params, String name, @Nullable Object value) {
        if (value != null) {
            params.put(name, value);
        }
    }
}
