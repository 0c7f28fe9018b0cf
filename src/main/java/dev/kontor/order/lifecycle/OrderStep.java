package dev.kontor.order.lifecycle;

import dev.kontor.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/// The steps of an order's life cycle and the states that allow them. `docs/order-states.md` is generated from it.
public enum OrderStep {
    PLACE("its payment is authorized, paid or promised", OrderStatus.OPEN),
    FAIL("its payment failed or the checkout was abandoned", OrderStatus.FAILED),
    CANCEL("canceled by the buyer or the shop", OrderStatus.CANCELED),
    CANCEL_UNITS("units that are in no parcel are canceled", null),
    EDIT("units are added, removed or get another price, or the shipping is replaced", null),
    READDRESS("an address changes", null),
    HOLD("nothing is packed or shipped until the order is released", null),
    RELEASE("the hold ends", null),
    PACK("units are packed into a parcel", null),
    UNPACK("a parcel is canceled before shipment; its units can be packed again", null),
    READY("a parcel waits at the pickup point", null),
    SHIP("a parcel is shipped or collected", null),
    DELIVER("a parcel has arrived at the buyer", null),
    RETURN("the buyer or the shop requests the return of shipped units", null),
    COMPLETE("all units were shipped and nothing is left to pay", OrderStatus.COMPLETED);

    private final String meaning;
    private final @Nullable OrderStatus target;

    OrderStep(String meaning, @Nullable OrderStatus target) {
        this.meaning = meaning;
        this.target = target;
    }

    /// The parts of an order's state that decide which steps are allowed.
    ///
    /// @param held whether the order is on hold
    /// @param shipped whether a unit was shipped
    public record Situation(OrderStatus status, boolean held, boolean shipped) {}

    public boolean isPossible(Situation now) {
        boolean open = now.status() == OrderStatus.OPEN;
        return switch (this) {
            case PLACE, FAIL -> now.status() == OrderStatus.PENDING_PAYMENT;
            case CANCEL, READDRESS -> (open || now.status() == OrderStatus.PENDING_PAYMENT) && !now.shipped();
            case CANCEL_UNITS, EDIT, UNPACK -> open;
            case HOLD, PACK, READY, SHIP, COMPLETE -> open && !now.held();
            case RELEASE -> open && now.held();
            case DELIVER, RETURN -> (open || now.status() == OrderStatus.COMPLETED) && now.shipped();
        };
    }

    String meaning() {
        return meaning;
    }

    /// The status after the step; absent if it does not change.
    @Nullable
    OrderStatus target() {
        return target;
    }
}
