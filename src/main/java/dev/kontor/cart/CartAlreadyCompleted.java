package dev.kontor.cart;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The cart is an order already and cannot change.
public class CartAlreadyCompleted extends ConflictException {

    /// @param orderId value of the order's id, if it is known
    public CartAlreadyCompleted(@Nullable UUID orderId) {
        super(
                ProblemCode.CART_ALREADY_COMPLETED,
                Message.of("cart.completed"),
                orderId == null ? Map.of() : Map.of("orderId", new OrderReference(orderId).text()));
    }
}
