package dev.kontor.order.lifecycle;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// The order, or the fulfillment, is not in a state that allows the step.
class OrderStateRefused extends ConflictException {

    private OrderStateRefused(String detail, Map<String, Object> details) {
        super(ProblemCode.INVALID_STATE_TRANSITION, detail, details);
    }

    static OrderStateRefused of(Order order, OrderStep step) {
        boolean held = order.state().hold() != null;
        return new OrderStateRefused(
                "An order that is %s and %s%s cannot be %s."
                        .formatted(
                                order.status(),
                                order.fulfillmentStatus(),
                                held ? ", and on hold," : "",
                                step.participle()),
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
