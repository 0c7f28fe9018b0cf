package dev.kontor.order.edit;

import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.RejectedException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The actions of an edit about addresses and shipping.
///
/// @param addresses new shipping addresses by group
/// @param shipping by group
/// @param billing absent if unchanged
record PlaceRequests(
        Map<@Nullable UUID, Moved> addresses,
        Map<@Nullable UUID, Sent> shipping,
        @Nullable Moved billing) {

    static final PlaceRequests NONE = new PlaceRequests(new HashMap<>(), new HashMap<>(), null);

    /// @param at pointer to the action
    record Moved(Address address, String at) {}

    /// @param at pointer to the action
    record Sent(EditAction action, String at) {}

    boolean isEmpty() {
        return addresses.isEmpty() && shipping.isEmpty() && billing == null;
    }

    /// The pointer of an action that concerns a group, or of the billing address.
    String at(@Nullable UUID group) {
        var address = addresses.get(group);
        if (address != null) {
            return address.at();
        }
        var sent = shipping.get(group);
        return sent != null ? sent.at() : billing != null ? billing.at() : "";
    }

    /// The terms with the new addresses.
    OrderTerms moved(OrderTerms terms) {
        var to = new HashMap<@Nullable UUID, Address>();
        addresses.forEach((group, moved) -> to.put(group, moved.address()));
        return terms.moved(to, billing == null ? terms.billingAddress() : billing.address());
    }

    /// @param pointer to the list of actions in the request
    /// @throws RejectedException if an action is not possible
    static PlaceRequests of(OrderTerms terms, List<EditAction> actions, String pointer) {
        var addresses = new HashMap<@Nullable UUID, Moved>();
        var shipping = new HashMap<@Nullable UUID, Sent>();
        Moved billing = null;
        for (int index = 0; index < actions.size(); index++) {
            var action = actions.get(index);
            var at = pointer + "/" + index;
            switch (action.type()) {
                case ADD_ITEM, ADD_CUSTOM_ITEM, SET_QUANTITY, SET_PRICE -> requireNoPlace(action, at);
                case SET_ADDRESS -> {
                    var moved = address(terms, action, at);
                    if (moved != null && addresses.put(group(terms, action, at), moved) != null) {
                        throw RejectedException.at(at, "duplicate", "Another action changes this address.");
                    }
                    var billed = billing(action, at);
                    if (billed != null && billing != null) {
                        throw RejectedException.at(
                                at + "/billingAddress", "duplicate", "Another action changes this address.");
                    }
                    billing = billed == null ? billing : billed;
                    requireChange(terms, action, moved, billed, at);
                }
                case SET_SHIPPING -> {
                    requireShippingOnly(action, at);
                    if (shipping.put(group(terms, action, at), new Sent(action, at)) != null) {
                        throw RejectedException.at(at, "duplicate", "Another action changes this shipping.");
                    }
                }
            }
        }
        return addresses.isEmpty() && shipping.isEmpty() && billing == null
                ? NONE
                : new PlaceRequests(addresses, shipping, billing);
    }

    private static @Nullable Moved address(OrderTerms terms, EditAction action, String at) {
        requireAddressOnly(action, at);
        var address = action.shippingAddress();
        if (address == null) {
            EditCalculation.requireAbsent(action.shippingGroupId(), at + "/shippingGroupId");
            return null;
        }
        var before = terms.address(group(terms, action, at));
        if (before == null) {
            throw RejectedException.at(at + "/shippingAddress", "refused", "Nothing is shipped there.");
        }
        return new Moved(AddressRules.check(at + "/shippingAddress", address), at);
    }

    private static @Nullable Moved billing(EditAction action, String at) {
        var address = action.billingAddress();
        return address == null ? null : new Moved(AddressRules.check(at + "/billingAddress", address), at);
    }

    private static void requireChange(
            OrderTerms terms, EditAction action, @Nullable Moved moved, @Nullable Moved billed, String at) {
        if (moved == null && billed == null) {
            throw RejectedException.at(
                    at + "/shippingAddress", "required", "Set `shippingAddress`, `billingAddress` or both.");
        }
        boolean same = moved == null || moved.address().equals(terms.address(group(terms, action, at)));
        if (same && (billed == null || billed.address().equals(terms.billingAddress()))) {
            throw RejectedException.at(at, "unchanged", "The order already has this address.");
        }
    }

    private static @Nullable UUID group(OrderTerms terms, EditAction action, String at) {
        var id = action.shippingGroupId();
        if (terms.groups().isEmpty()) {
            EditCalculation.requireAbsent(id, at + "/shippingGroupId");
            return null;
        }
        if (id == null) {
            throw RejectedException.at(
                    at + "/shippingGroupId", "required", "The order is split: name the shipping group.");
        }
        var group = terms.group(id.value())
                .orElseThrow(() -> RejectedException.at(
                        at + "/shippingGroupId", "unknown", "The order has no such shipping group."));
        if (group.canceled()) {
            throw RejectedException.at(at + "/shippingGroupId", "refused", "The shipping group was canceled.");
        }
        return group.id();
    }

    private static void requireAddressOnly(EditAction action, String at) {
        requireNoItem(action, at);
        EditCalculation.requireAbsent(action.priceReason(), at + "/priceReason");
        EditCalculation.requireAbsent(action.shippingMethodId(), at + "/shippingMethodId");
        EditCalculation.requireAbsent(action.shippingPrice(), at + "/shippingPrice");
    }

    private static void requireShippingOnly(EditAction action, String at) {
        requireNoItem(action, at);
        EditCalculation.requireAbsent(action.shippingAddress(), at + "/shippingAddress");
        EditCalculation.requireAbsent(action.billingAddress(), at + "/billingAddress");
        if (action.shippingMethodId() == null) {
            throw RejectedException.at(at + "/shippingMethodId", "required", "The action requires this field.");
        }
    }

    private static void requireNoItem(EditAction action, String at) {
        EditCalculation.requireAbsent(action.itemId(), at + "/itemId");
        EditCalculation.requireAbsent(action.variantId(), at + "/variantId");
        EditCalculation.requireAbsent(action.quantity(), at + "/quantity");
        EditCalculation.requireAbsent(action.unitPrice(), at + "/unitPrice");
        EditCalculation.requireAbsent(action.customItem(), at + "/customItem");
    }

    private static void requireNoPlace(EditAction action, String at) {
        EditCalculation.requireAbsent(action.shippingAddress(), at + "/shippingAddress");
        EditCalculation.requireAbsent(action.billingAddress(), at + "/billingAddress");
        EditCalculation.requireAbsent(action.shippingMethodId(), at + "/shippingMethodId");
        EditCalculation.requireAbsent(action.shippingPrice(), at + "/shippingPrice");
    }

    /// Returns whether an action names the group.
    boolean name(@Nullable UUID group) {
        return addresses.containsKey(group) || shipping.containsKey(group);
    }

    /// Returns whether an action is about what is shipped.
    boolean affectShipping() {
        return !addresses.isEmpty() || !shipping.isEmpty();
    }
}
