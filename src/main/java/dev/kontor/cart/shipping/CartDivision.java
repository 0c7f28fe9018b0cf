package dev.kontor.cart.shipping;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartGroup;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.ShippingGroupId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Divides the units of a cart into the groups that a client sent. Rejects unknown items and more units than
/// the cart has.
public final class CartDivision {

    private final Cart cart;
    private final Map<CartItemId, Integer> left = new HashMap<>();
    private final List<FieldProblem> errors = new ArrayList<>();

    private CartDivision(Cart cart) {
        this.cart = cart;
        cart.items().forEach(item -> left.put(item.id(), item.quantity()));
    }

    /// @throws RejectedException naming every group or quantity that the cart does not have
    public static List<CartGroup> of(Cart cart, DivideCart request) {
        var division = new CartDivision(cart);
        var groups = new ArrayList<CartGroup>();
        var seen = new HashSet<ShippingGroupId>();
        for (int index = 0; index < request.groups().size(); index++) {
            var wanted = request.groups().get(index);
            var pointer = "/groups/" + index;
            if (wanted.id() != null && !seen.add(wanted.id())) {
                division.refuse(pointer + "/id", "repeated", Message.of("cart.group-repeated"));
            }
            groups.add(division.group(wanted, pointer));
        }
        if (!division.errors.isEmpty()) {
            throw new RejectedException(ProblemCode.REJECTED, Message.of("cart.division"), Map.of(), division.errors);
        }
        return groups;
    }

    private CartGroup group(DivideCart.Group wanted, String pointer) {
        var units = new LinkedHashMap<CartItemId, Integer>();
        for (int index = 0; index < wanted.items().size(); index++) {
            take(wanted.items().get(index), units, pointer + "/items/" + index);
        }
        var id = wanted.id() == null ? ShippingGroupId.next() : wanted.id();
        var known = cart.shipping().find(id);
        if (known.isPresent()) {
            return known.get().become(wanted.shippingAddress(), units);
        }
        if (wanted.id() != null) {
            refuse(pointer + "/id", "unknown", Message.of("cart.no-group"));
        }
        return new CartGroup(id, wanted.shippingAddress(), null, units);
    }

    private void take(DivideCart.Units wanted, Map<CartItemId, Integer> units, String pointer) {
        var rest = left.get(wanted.itemId());
        if (rest == null) {
            refuse(pointer + "/itemId", "unknown", Message.of("cart.no-item"));
        } else if (rest < wanted.quantity()) {
            refuse(pointer + "/quantity", "too-large", Message.of("cart.units-left", "left", rest));
        } else {
            left.put(wanted.itemId(), rest - wanted.quantity());
            units.merge(wanted.itemId(), wanted.quantity(), Integer::sum);
        }
    }

    private void refuse(String pointer, String code, Message detail) {
        errors.add(FieldProblem.ofPointer(pointer, code, detail));
    }
}
