package dev.kontor.download.grant;

import com.fasterxml.jackson.annotation.JsonIgnoreProperties;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.order.OrderId;
import dev.kontor.payment.DisputeStatus;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Consumes events of paid, canceled and refunded orders and of lost disputes.
@Component
class GrantConsumer implements EventConsumer {

    private static final Set<String> GRANTING = Set.of("order.paid", "order.edited");

    private final GrantService grants;
    private final JsonMapper json;

    GrantConsumer(GrantService grants, JsonMapper json) {
        this.grants = grants;
        this.json = json;
    }

    /// The fields of a refund event.
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Refund(String paymentId) {}

    /// The fields of a dispute event.
    ///
    /// @param status as text, because during an upgrade it may be unknown to this release
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Dispute(String status, Amount amount) {}

    /// @param amount in minor units
    @JsonIgnoreProperties(ignoreUnknown = true)
    record Amount(long amount) {}

    @Override
    public String name() {
        return "downloads";
    }

    @Override
    public Set<String> types() {
        return Set.of(
                "order.paid",
                "order.edited",
                "order.canceled",
                "order.units_canceled",
                "refund.succeeded",
                "payment.dispute_closed");
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        // Most orders have no files: one look for all.
        var paid = events.stream()
                .filter(event -> GRANTING.contains(event.type()))
                .map(GrantConsumer::order)
                .collect(Collectors.toSet());
        var granted = paid.isEmpty() ? Set.<OrderId>of() : grants.withFiles(paid);
        for (var event : events) {
            switch (event.type()) {
                case "order.paid", "order.edited" -> {
                    if (granted.contains(order(event))) {
                        grants.paid(order(event));
                    }
                }
                case "refund.succeeded" ->
                    grants.refunded(TypeIds.parse(
                            PaymentId.class,
                            json.treeToValue(event.data(), Refund.class).paymentId()));
                case "payment.dispute_closed" -> {
                    var dispute = json.treeToValue(event.data(), Dispute.class);
                    if (dispute.status().equals(DisputeStatus.LOST.name())) {
                        grants.lost(
                                TypeIds.parse(PaymentId.class, event.subject()),
                                dispute.amount().amount());
                    }
                }
                default -> grants.canceled(order(event));
            }
        }
    }

    private static OrderId order(LoggedEvent event) {
        return TypeIds.parse(OrderId.class, event.subject());
    }
}
