package dev.kontor.order.read;

import dev.kontor.identity.CustomerId;
import dev.kontor.order.FulfillmentStatus;
import dev.kontor.order.OrderPaymentStatus;
import dev.kontor.order.OrderStatus;
import dev.kontor.order.search.OrderSearch;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Filters the list of orders for staff.
public record OrderFilter(
        @Parameter(
                description = "Only orders with all of these words or their beginnings in the number, e-mail address, "
                        + "names, companies, phone numbers, SKUs, titles of custom lines, tracking numbers, tags or metadata. Found about a second "
                        + "after a change.",
                example = "lovelace tee-black")
        @Size(min = 2, max = 100)
        @Nullable
        String q,

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

        @Parameter(description = "Only the order that this payment is for, also by payment link or beside others.")
        @Nullable
        PaymentId paymentId,

        @Parameter(description = "Only orders of the channel with this code, which may be deleted.", example = "outlet")
        @Size(min = 1, max = 64)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Nullable
        String channel,

        @Parameter(description = "Only orders with this tag.") @Size(max = 50) @Nullable
        String tag,

        @Parameter(description = "`true` for orders on hold, `false` for the others.") @Nullable
        Boolean held,

        @Parameter(
                description = "`true` for orders whose VAT number was accepted unverified and is not registered, "
                        + "`false` for the others.")
        @Nullable
        Boolean vatNumberInvalid,

        @Parameter(
                description = "Only orders on account whose invoice is due before this day and not paid in full. With "
                        + "today, those that are overdue.")
        @Nullable
        LocalDate paymentDueBefore,

        @Parameter(
                description = "`true` for orders of which a part was transferred or paid on delivery and the rest is "
                        + "missing, `false` for the others.")
        @Nullable
        Boolean partlyPaid,

        @Parameter(
                description = "`true` for orders of which more was transferred than was due, as long as it is not "
                        + "refunded, `false` for the others.")
        @Nullable
        Boolean overpaid,

        @Nullable TimeRange placedAt,
        @Nullable TimeRange createdAt) {

    /// Only a part of the money was recorded; with other methods, a provider has reserved it.
    private static final String PARTLY_PAID = "status = 'OPEN' and payment_status = 'AUTHORIZED'"
            + " and payment_method in ('bank-transfer', 'on-account', 'cash-on-delivery')";

    /// Worded like the condition of the partial index, so that PostgreSQL can use it.
    private static final String RECEIVABLE =
            "status = 'OPEN' and payment_status in ('AWAITING_TRANSFER', 'AUTHORIZED')";

    Conditions conditions() {
        var conditions = withoutText();
        return q == null ? conditions : conditions.and(OrderSearch.condition(q));
    }

    /// The conditions of a search for those of its orders that are recent.
    Conditions recent(Instant now) {
        return withoutText().and(OrderSearch.recent(Objects.requireNonNull(q), now));
    }

    private Conditions withoutText() {
        var conditions = new Conditions()
                .and("status = any(:status)", "status", status)
                .and("payment_status = any(:paymentStatus)", "paymentStatus", paymentStatus)
                .and("fulfillment_status = any(:fulfillmentStatus)", "fulfillmentStatus", fulfillmentStatus)
                .and("lower(email) = lower(:email)", "email", email)
                .and("number = :number", "number", number)
                .and("customer_id = :customerId", "customerId", customerId)
                .and("channel = :channel", "channel", channel)
                .and(RECEIVABLE + " and payment_due_on < :paymentDueBefore", "paymentDueBefore", paymentDueBefore)
                .and("tags @> array[:tag]::text[]", "tag", tag)
                .and(TimeRange.on("placed_at", placedAt))
                .and(TimeRange.on("created_at", createdAt));
        if (held != null) {
            conditions.and(held ? "held_at is not null" : "held_at is null");
        }
        if (partlyPaid != null) {
            conditions.and(partlyPaid ? PARTLY_PAID : "not (" + PARTLY_PAID + ")");
        }
        if (overpaid != null) {
            conditions.and(overpaid ? "overpaid_minor is not null" : "overpaid_minor is null");
        }
        if (vatNumberInvalid != null) {
            conditions.and(
                    vatNumberInvalid
                            ? "vat_check ->> 'status' = 'INVALID'"
                            : "(vat_check ->> 'status') is distinct from 'INVALID'");
        }
        return conditions;
    }
}
