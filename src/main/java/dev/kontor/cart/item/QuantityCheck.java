package dev.kontor.cart.item;

import dev.kontor.pricing.QuantityRule;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import java.util.Map;

/// Rejects quantities in which a variant is not sold.
final class QuantityCheck {

    private QuantityCheck() {}

    /// @param units all units of the variant in the cart
    /// @param pointer to the quantity in the request
    static void require(QuantityRule rule, int units, String pointer) {
        if (rule.isTooFew(units)) {
            throw refusal(
                    ProblemCode.MINIMUM_NOT_MET,
                    Message.of("cart.minimum-quantity", "minimum", rule.minimum()),
                    Map.of("minimum", rule.minimum()),
                    pointer);
        }
        if (!rule.allows(units)) {
            throw refusal(
                    ProblemCode.QUANTITY_LIMIT,
                    Message.of("cart.quantity-not-sold", "allowed", rule.allowed(units)),
                    Map.of("limit", rule.allowed(units)),
                    pointer);
        }
    }

    private static RejectedException refusal(
            ProblemCode code, Message detail, Map<String, Object> details, String pointer) {
        return new RejectedException(
                code, detail, details, List.of(FieldProblem.ofPointer(pointer, code.code(), detail)));
    }
}
