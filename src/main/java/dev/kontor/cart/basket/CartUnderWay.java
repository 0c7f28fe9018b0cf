package dev.kontor.cart.basket;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// The cart is being paid for: what is paid must not change under the payment.
class CartUnderWay extends ConflictException {

    CartUnderWay() {
        super(ProblemCode.INVALID_STATE_TRANSITION, Message.of("cart.paying"), Map.of("cartStatus", "FROZEN"));
    }
}
