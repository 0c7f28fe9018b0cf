package dev.kontor.cart.aggregate;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// The cart is being paid for: what is paid must not change under the payment.
public class CartBeingPaid extends ConflictException {

    public CartBeingPaid() {
        super(ProblemCode.INVALID_STATE_TRANSITION, Message.of("cart.paying"), Map.of("cartStatus", "FROZEN"));
    }
}
