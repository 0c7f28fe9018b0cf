package dev.kontor.giftsale.sale;

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

/// Consumes events of orders that are paid or on hold, and of lost disputes.
@Component
class GiftSaleConsumer implements EventConsumer {

    private static final String PAID = "order.paid";

    private final GiftCardIssuing issuing;
    private final GiftCardDelivery delivery;
    private final JsonMapper json;

    GiftSaleConsumer(GiftCardIssuing issuing, GiftCardDelivery delivery, JsonMapper json) {
        this.issuing = issuing;
        this.delivery = delivery;
        this.json = json;
    }

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
        return "gift-card-sales";
    }

    @Override
    public Set<String> types() {
        return Set.of(PAID, "order.on_hold", "order.released", "payment.dispute_closed");
    }

    @Override
    public boolean gathers() {
        return true;
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        var paid = events.stream()
                .filter(event -> event.type().equals(PAID))
                .map(GiftSaleConsumer::order)
                .collect(Collectors.toSet());
        var selling = paid.isEmpty() ? Set.<OrderId>of() : issuing.withGiftCards(paid);
        for (var event : events) {
            switch (event.type()) {
                case PAID -> {
                    if (selling.contains(order(event))) {
                        issuing.issue(order(event));
                    }
                }
                case "order.on_hold" -> delivery.hold(order(event), true);
                case "order.released" -> delivery.hold(order(event), false);
                default -> disputed(event);
            }
        }
    }

    private void disputed(LoggedEvent event) {
        var dispute = json.treeToValue(event.data(), Dispute.class);
        if (dispute.status().equals(DisputeStatus.LOST.name())) {
            delivery.lost(
                    TypeIds.parse(PaymentId.class, event.subject()),
                    dispute.amount().amount());
        }
    }

    private static OrderId order(LoggedEvent event) {
        return TypeIds.parse(OrderId.class, event.subject());
    }
}
