package dev.kontor.order.edit;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Claim;
import dev.kontor.inventory.Inventory;
import dev.kontor.inventory.LocationId;
import dev.kontor.order.lifecycle.DeliveredLines;
import dev.kontor.order.lifecycle.Order;
import dev.kontor.order.lifecycle.OrderEditEffect;
import dev.kontor.order.lifecycle.OrderTerms;
import dev.kontor.shared.id.TypeIds;
import java.util.HashSet;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Releases and allocates the stock of an edit. Only the difference moves: a unit that gets another price stays
/// allocated.
@Component
class EditStock {

    private final Inventory inventory;
    private final DeliveredLines delivered;

    EditStock(Inventory inventory, DeliveredLines delivered) {
        this.inventory = inventory;
        this.delivered = delivered;
    }

    /// Takes back what was delivered of the removed units without a parcel, before the order changes.
    void withdraw(Order order, EditPlan plan) {
        delivered.canceled(order, plan.units());
    }

    /// The last step, because levels of popular variants are contended.
    ///
    /// @throws dev.kontor.inventory.OutOfStock if units are short
    void move(Order order, OrderTerms terms, EditPlan plan, OrderEditEffect effect) {
        var reference = order.id().value();
        if (!effect.needed().isEmpty()) {
            var address = terms.shippingAddress() == null ? terms.billingAddress() : terms.shippingAddress();
            inventory.change(
                    reference,
                    effect.released(),
                    effect.needed(),
                    address.destination().country(),
                    pickup(terms, plan));
        } else if (!effect.released().isEmpty()) {
            inventory.release(reference, effect.released());
        }
    }

    private static Claim.@Nullable Pickup pickup(OrderTerms terms, EditPlan plan) {
        var location = terms.pickupLocation();
        if (location == null) {
            return null;
        }
        var collected = new HashSet<VariantId>();
        plan.added().stream()
                .filter(AddedLine::shippable)
                .forEach(line -> collected.addAll(line.line().stock(1).keySet()));
        return new Claim.Pickup(TypeIds.parse(LocationId.class, location), collected);
    }
}
