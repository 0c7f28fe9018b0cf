package dev.kontor.cart.aggregate;

/// A unit price that staff entered for an item of a draft order.
///
/// @param minor price of a unit as the buyer sees it, in the currency of the cart; replaces surcharges too
/// @param reason why the price differs
/// @param by the actor, as in timelines
public record PriceOverride(long minor, String reason, String by) {

    public static final int MAX_REASON = 200;
    public static final long MAX_MINOR = 100_000_000_000L;
}
