package dev.kontor.order.lifecycle;

import dev.kontor.order.OrderStatus;
import org.jspecify.annotations.Nullable;

/// What can become of an order, and when: the one table of its life, of which `docs/order-states.md` is made.
public enum OrderStep {
    PLACE("its payment is good or promised", OrderStatus.OPEN),
    FAIL("its payment failed, or the checkout was given up", OrderStatus.FAILED),
    CANCEL("called off by the buyer or the shop", OrderStatus.CANCELED),
    CANCEL_UNITS("units that are in no parcel are called off", null),
    READDRESS("another address in the same country", null),
    HOLD("nothing is packed or sent until it is released", null),
    RELEASE("the hold is over", null),
    PACK("units are put into a parcel", null),
    UNPACK("a parcel is not sent; its units can go into another one", null),
    SHIP("a parcel leaves the house", null),
    DELIVER("a parcel has arrived", null),
    COMPLETE("everything was sent and is paid for", OrderStatus.COMPLETED),
    ANNOTATE("notes and tags", null);

    private final String meaning;
    private final @Nullable OrderStatus target;

    OrderStep(String meaning, @Nullable OrderStatus target) {
        this.meaning = meaning;
        this.target = target;
    }

    /// Where an order stands, as far as steps depend on it.
    ///
    /// @param held whether somebody has stopped it
    /// @param shipped whether a unit has left the house
    public record Situation(OrderStatus status, boolean held, boolean shipped) {}

    public boolean isPossible(Situation now) {
        boolean open = now.status() == OrderStatus.OPEN;
        return switch (this) {
            case PLACE, FAIL -> now.status() == OrderStatus.PENDING_PAYMENT;
            case CANCEL, READDRESS -> (open || now.status() == OrderStatus.PENDING_PAYMENT) && !now.shipped();
            case CANCEL_UNITS, UNPACK -> open;
            case HOLD, PACK, SHIP, COMPLETE -> open && !now.held();
            case RELEASE -> open && now.held();
            case DELIVER -> (open || now.status() == OrderStatus.COMPLETED) && now.shipped();
            case ANNOTATE -> true;
        };
    }

    String meaning() {
        return meaning;
    }

    /// The status after the step; absent where it stays.
    @Nullable
    OrderStatus target() {
        return target;
    }
}
