package dev.kontor.order.lifecycle;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Locale;
import java.util.Map;

/// The state of the order or fulfillment does not allow the step.
class OrderStateRefused extends ConflictException {

    private OrderStateRefused(CharSequence detail, Map<String, Object> details) {
        super(ProblemCode.INVALID_STATE_TRANSITION, detail, details);
    }

    static OrderStateRefused of(Order order, OrderStep step) {
        boolean held = order.state().hold() != null;
        return new OrderStateRefused(
                Message.of(
                        held ? "order.held" : "order.state",
                        "status",
                        order.status(),
                        "fulfillment",
                        order.fulfillmentStatus(),
                        "step",
                        Message.of("order.step." + step.name().toLowerCase(Locale.ROOT))),
                Map.of(
                        "orderStatus", order.status(),
                        "fulfillmentStatus", order.fulfillmentStatus(),
                        "held", held));
    }

    /// A shipped fulfillment cannot be collected, and the reverse.
    static OrderStateRefused ofKind(Fulfillment fulfillment, String step) {
        return new OrderStateRefused(
                fulfillment.pickup() == null
                        ? "The order is shipped, so the fulfillment cannot be %s.".formatted(step)
                        : "The buyer collects the order, so the fulfillment cannot be %s. Mark it as collected."
                                .formatted(step),
                Map.of("fulfillmentStatus", fulfillment.status()));
    }

    static OrderStateRefused of(Fulfillment fulfillment, String step) {
        return new OrderStateRefused(
                "A fulfillment that is %s cannot be %s.".formatted(fulfillment.status(), step),
                Map.of("fulfillmentStatus", fulfillment.status()));
    }
}
