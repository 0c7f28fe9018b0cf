package dev.kontor.cart.aggregate;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// The cart is being paid for and cannot change until the payment has ended.
public class CartBeingPaid extends ConflictException {

    public CartBeingPaid() {
        super(ProblemCode.INVALID_STATE_TRANSITION, Message.of("cart.paying"), Map.of("cartStatus", "FROZEN"));
    }
}
