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

    static OrderStateRefused of(Fulfillment fulfillment, String step) {
        return new OrderStateRefused(
                "A fulfillment that is %s cannot be %s.".formatted(fulfillment.status(), step),
                Map.of("fulfillmentStatus", fulfillment.status()));
    }
}
