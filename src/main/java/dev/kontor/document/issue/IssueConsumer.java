package dev.kontor.document.issue;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.document.DocumentKind;
import dev.kontor.document.issue.DocumentIssuing.Due;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.order.OrderId;
import dev.kontor.order.OrderSnapshot;
import dev.kontor.order.Orders;
import dev.kontor.payment.NewPayment;
import dev.kontor.payment.PaymentId;
import dev.kontor.payment.PaymentSnapshot;
import dev.kontor.payment.Payments;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Issues documents for events of orders, refunds and disputes. What cannot be issued becomes a dead letter,
/// which staff retry when they have set what is missing.
@Component
class IssueConsumer implements EventConsumer {

    private static final String PLACED = "order.placed";
    private static final String UNITS_CANCELED = "order.units_canceled";
    private static final String DISPUTE_CLOSED = "payment.dispute_closed";

    private final DocumentIssuing issuing;
    private final Orders orders;
    private final Payments payments;
    private final JsonMapper json;

    IssueConsumer(DocumentIssuing issuing, Orders orders, Payments payments, JsonMapper json) {
        this.issuing = issuing;
        this.orders = orders;
        this.payments = payments;
        this.json = json;
    }

    /// The order of an event.
    ///
    /// @param kind of an issued document; as text, because during an upgrade it may be unknown to this
    ///     release
    /// @param paymentMethod of a placed order
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OfOrder(
            String orderId, @Nullable String kind, @Nullable String paymentMethod) {}

    /// The payment of a refund.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record OfPayment(String paymentId) {}

    /// A dispute.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Dispute(Amount amount) {}

    /// @param amount in minor units
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Amount(long amount) {}

    @Override
    public String name() {
        return "documents";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                PLACED,
                "order.paid",
                "fulfillment.shipped",
                "fulfillment.collected",
                "order.completed",
                "order.canceled",
                UNITS_CANCELED,
                "refund.succeeded",
                DISPUTE_CLOSED,
                "document.issued");
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var concerned = events.stream()
                .filter(event -> !event.type().equals(PLACED) || isOnAccount(event))
                .toList();
        boolean automatic = concerned.stream().anyMatch(event -> due(event) != null) && issuing.isAutomatic();
        for (var event : concerned) {
            var due = due(event);
            if (due != null && automatic) {
                issuing.invoiceIfDue(order(event), due);
            }
            if (due == null || event.type().equals(UNITS_CANCELED)) {
                credit(event);
            }
        }
    }

    /// The document that the event makes due; null if there is none.
    private static @Nullable Due due(LoggedEvent event) {
        return switch (event.type()) {
            // Without its goods, an order on account may have nothing left to ship.
            case PLACED, UNITS_CANCELED -> Due.PLACED;
            case "order.paid" -> Due.PAID;
            case "fulfillment.shipped", "fulfillment.collected", "order.completed" -> Due.SHIPPED;
            default -> null;
        };
    }

    private boolean isOnAccount(LoggedEvent event) {
        return NewPayment.ON_ACCOUNT.equals(data(event).paymentMethod());
    }

    private void credit(LoggedEvent event) {
        switch (event.type()) {
            case "refund.succeeded" ->
                creditNotes(TypeIds.parse(
                        PaymentId.class,
                        json.treeToValue(event.data(), OfPayment.class).paymentId()));
            case DISPUTE_CLOSED -> disputed(event);
            case "document.issued" -> {
                // The order may have been refunded or canceled before or while its invoice was issued.
                if (DocumentKind.INVOICE.name().equals(data(event).kind())) {
                    issuing.creditNotes(order(event));
                }
            }
            default -> issuing.creditNotes(order(event));
        }
    }

    /// A canceled order whose money was lost gets no refund that could lead to its credit note. The money may
    /// have become part of other purchases.
    private void disputed(LoggedEvent event) {
        var payment = TypeIds.parse(PaymentId.class, event.subject());
        long minor = json.treeToValue(event.data(), Dispute.class).amount().amount();
        Stream.concat(Stream.of(payment), payments.lost(payment, minor).stream())
                .distinct()
                .forEach(this::creditNotes);
    }

    /// @param payment any payment of an order
    private void creditNotes(PaymentId payment) {
        payments.find(payment)
                .map(PaymentSnapshot::id)
                .flatMap(orders::ofPayment)
                .map(OrderSnapshot::id)
                .ifPresent(issuing::creditNotes);
    }

    private OfOrder data(LoggedEvent event) {
        return json.treeToValue(event.data(), OfOrder.class);
    }

    private OrderId order(LoggedEvent event) {
        return TypeIds.parse(OrderId.class, data(event).orderId());
    }
}
