package dev.kontor.cart.aggregate;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;

/// The shop prepared the cart for the buyer, who can only pay for it.
public class CartPrepared extends ConflictException {

    public CartPrepared() {
        super(ProblemCode.INVALID_STATE_TRANSITION, Message.of("cart.prepared"), Map.of());
    }
}
