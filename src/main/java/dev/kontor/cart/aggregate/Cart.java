package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartAlreadyCompleted;
import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.CheckoutCart.CheckoutAttempt;
import dev.kontor.catalog.VariantId;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.PickupPlace;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A cart. Immutable: each change returns the cart after it. Enforces the limits, and that only an
/// active cart changes.
///
/// @param customerId absent for a guest's cart
/// @param attempt the current checkout attempt; present while the cart is frozen
/// @param orderId the order that the cart became
/// @param quote the latest quote; removed by any change that affects the price
/// @param staff what makes the cart a draft order; absent for the carts of buyers
public record Cart(
        CartId id,
        @Nullable CustomerId customerId,
        CartDraft draft,
        CartShipping shipping,
        List<CartItem> items,
        CartStatus status,
        @Nullable CheckoutAttempt attempt,
        @Nullable UUID orderId,
        long version,
        Instant expiresAt,
        @Nullable PriceQuote quote,
        @Nullable StaffDraft staff) {

    public static final int MAX_ITEMS = 100;

    public Cart {
        items = List.copyOf(items);
    }

    /// A new cart without items.
    ///
    /// @param staff present for a draft order
    public static Cart empty(
            CartDraft draft, @Nullable CustomerId customer, @Nullable StaffDraft staff, Instant expiresAt) {
        return new Cart(
                CartId.next(),
                customer,
                draft,
                CartShipping.UNDIVIDED,
                List.of(),
                CartStatus.ACTIVE,
                null,
                null,
                1,
                expiresAt,
                null,
                staff);
    }

    /// Whether a hold covers all units of the cart.
    public boolean isHeld() {
        return staff != null && staff.held();
    }

    public Currency currency() {
        return draft.currency();
    }

    public Locale locale() {
        return draft.locale();
    }

    /// The destination as far as it is known. It determines tax and shipping.
    public Optional<Destination> destination() {
        var place = shipping.pickup();
        return place == null ? draft.destination() : Optional.of(place.address().destination());
    }

    /// Where the units in no group go: the pickup point, or the buyer.
    public @Nullable Address shippingAddress() {
        var place = shipping.pickup();
        return place == null ? draft.shippingAddress() : place.address();
    }

    /// @throws CartPrepared if it is a draft order and the caller is its buyer
    /// @throws CartAlreadyCompleted if the cart is an order already
    /// @throws CartBeingPaid while the cart is being paid for
    public void requireActive() {
        if (staff != null && !staff.changeable()) {
            throw new CartPrepared();
        }
        requirePayable();
    }

    /// Requires that the way of paying can be changed. That is open to the buyer of a draft order too.
    public void requirePayable() {
        switch (status) {
            case ACTIVE -> {}
            case FROZEN -> throw new CartBeingPaid();
            case COMPLETED -> throw new CartAlreadyCompleted(orderId);
        }
    }

    /// Adds units. Units of the same variant with the same inputs increase the quantity of the existing item.
    public Cart add(CartItem.Content content, int quantity, long priceMinor) {
        requireActive();
        var changed = new ArrayList<>(items);
        for (int index = 0; index < changed.size(); index++) {
            var item = changed.get(index);
            if (item.content().equals(content)) {
                changed.set(index, item.with(CartItem.limited(item.quantity() + quantity), priceMinor));
                return with(changed);
            }
        }
        changed.add(new CartItem(
                CartItemId.next(), content.variantId(), CartItem.limited(quantity), priceMinor, content.inputs()));
        return with(changed);
    }

    /// Sets the quantity and the inputs of an item. If another item has the same inputs then, both are
    /// merged.
    ///
    /// @throws NotFoundException if the cart has no such item
    public Cart change(CartItemId itemId, int quantity, Map<String, String> inputs, long priceMinor) {
        requireActive();
        var found = item(itemId);
        var changed = found.withInputs(inputs);
        int others = items.stream()
                .filter(item -> !item.equals(found) && item.content().equals(changed.content()))
                .mapToInt(CartItem::quantity)
                .sum();
        return with(items.stream()
                .filter(item -> item.equals(found) || !item.content().equals(changed.content()))
                .map(item -> item.equals(found) ? changed.with(CartItem.limited(quantity + others), priceMinor) : item)
                .toList());
    }

    /// Sets the price of an item that staff agreed with the buyer, or removes it.
    ///
    /// @throws NotFoundException if the cart has no such item
    public Cart override(CartItemId itemId, @Nullable PriceOverride price) {
        requireActive();
        var found = item(itemId);
        return Objects.equals(found.override(), price)
                ? this
                : with(items.stream()
                        .map(item -> item.equals(found) ? item.withOverride(price) : item)
                        .toList());
    }

    /// @throws NotFoundException if the cart has no such item
    public Cart remove(CartItemId itemId) {
        requireActive();
        var found = item(itemId);
        return with(items.stream().filter(item -> !item.equals(found)).toList());
    }

    public Cart empty() {
        requireActive();
        return with(List.of());
    }

    /// Merges the items of another cart: units of the same variant with the same inputs add up. Units
    /// beyond the limits are dropped, and the details of this cart's order are unchanged.
    ///
    /// @param prices current unit prices of the other cart's items in the currency of this cart, if
    ///     that differs
    /// @param most the maximum number of units of an item of a variant
    public Cart take(Cart other, Map<CartItemId, Long> prices, ToIntFunction<VariantId> most) {
        requireActive();
        return CartUnion.of(this, other, prices, most);
    }

    public CartItem item(CartItemId itemId) {
        return items.stream()
                .filter(item -> item.id().equals(itemId))
                .findFirst()
                .orElseThrow(() -> NotFoundException.of("item", itemId));
    }

    /// Changes everything except the items.
    ///
    /// @param prices current unit prices if the currency changes; an item without a price keeps its
    ///     number
    public Cart change(CartDraft changed, Map<CartItemId, Long> prices) {
        requireActive();
        boolean sameCurrency = changed.currency().equals(currency());
        var repriced = items.stream()
                .map(item -> sameCurrency ? item : item.withOverride(null))
                .map(item -> item.with(item.quantity(), prices.getOrDefault(item.id(), item.addedPriceMinor())))
                .toList();
        boolean sameCost = sameCurrency
                && (shipping.pickup() != null || changed.destination().equals(destination()))
                && Objects.equals(changed.paymentMethod(), draft.paymentMethod())
                && changed.codes().equals(draft.codes())
                && changed.billingCountry().equals(draft.billingCountry())
                && Objects.equals(changed.vatNumber(), draft.vatNumber());
        return copy(changed, shipping, repriced, sameCost && staff == null ? quote : null);
    }

    /// The cart of a buyer with this VAT number, or with none.
    public Cart withVatNumber(@Nullable String number) {
        return change(draft.withVatNumber(number), Map.of());
    }

    /// Enters a code of a promotion. Codes that look alike are the same.
    public Cart enter(String code) {
        return changing(entered -> entered.entering(code));
    }

    /// @throws NotFoundException if the code was not entered
    public Cart removeCode(String code) {
        return changing(entered -> entered.withoutCode(code));
    }

    /// Lets a gift card pay, after those that the cart has.
    public Cart apply(GiftCardId card) {
        return paying(entered -> entered.applying(card));
    }

    /// @throws NotFoundException if the card was not applied
    public Cart removeGiftCard(GiftCardId card) {
        return paying(entered -> entered.withoutGiftCard(card));
    }

    private Cart paying(UnaryOperator<CartDraft> change) {
        requirePayable();
        var changed = change.apply(draft);
        return changed.equals(draft) ? this : copy(changed, shipping, items, quote);
    }

    private Cart changing(UnaryOperator<CartDraft> change) {
        requireActive();
        var changed = change.apply(draft);
        return changed.equals(draft) ? this : change(changed, Map.of());
    }

    /// The id of the group of the units that are in no shipping group.
    public ShippingGroupId own() {
        return new ShippingGroupId(id.value());
    }

    /// All shipping groups; one if the cart is not divided.
    public List<CartGroup> groups() {
        return shipping.all(own(), items);
    }

    public boolean isDivided() {
        return !shipping.groups().isEmpty();
    }

    /// @param point where the carrier delivers, if the method delivers to points
    public Cart ship(ShippingGroupId group, ShippingMethodId method, @Nullable CarrierPoint point) {
        return with(group.equals(own()) ? shipping.choose(method, point) : shipping.choose(group, method, point));
    }

    /// The cart as if the group had this point of a carrier, or none.
    public Cart at(ShippingGroupId group, @Nullable CarrierPoint point) {
        return withShipping(
                group.equals(own())
                        ? shipping.choose(shipping.method(), point)
                        : shipping.find(group)
                                .map(found -> shipping.choose(group, found.method(), point))
                                .orElse(shipping));
    }

    /// Collects the whole cart at a pickup point.
    public Cart pickUp(ShippingMethodId method, PickupPlace place) {
        return with(CartShipping.pickUp(method, place));
    }

    /// The cart as if no pickup point were selected.
    public Cart shipped() {
        return shipping.pickup() == null ? this : withShipping(shipping.shipped());
    }

    /// The cart as if it were collected at the pickup point.
    public Cart collectedAt(PickupPlace place) {
        return withShipping(new CartShipping(shipping.method(), place, null, List.of()));
    }

    private Cart withShipping(CartShipping other) {
        return copy(draft, other, items, quote);
    }

    /// Divides the cart into these groups.
    public Cart divide(List<CartGroup> groups) {
        return with(shipping.divide(groups));
    }

    /// The cart without its groups.
    public Cart undivided() {
        return copy(
                draft,
                new CartShipping(shipping.method(), shipping.pickup(), shipping.point(), List.of()),
                items,
                quote);
    }

    private Cart with(CartShipping changed) {
        requireActive();
        return copy(draft, changed, items, null);
    }

    /// The cart with this quote, or without any.
    public Cart withQuote(@Nullable PriceQuote prices) {
        return copy(draft, shipping, items, prices);
    }

    /// The cart as the caller may change it.
    public Cart changeable(boolean byStaff) {
        return staff == null
                ? this
                : new Cart(
                        id,
                        customerId,
                        draft,
                        shipping,
                        items,
                        status,
                        attempt,
                        orderId,
                        version,
                        expiresAt,
                        quote,
                        staff.changeable(byStaff));
    }

    /// The cart with the version that the row has after the write.
    public Cart saved() {
        return new Cart(
                id, customerId, draft, shipping, items, status, attempt, orderId, version + 1, expiresAt, quote, staff);
    }

    /// The cart with these items.
    Cart holding(List<CartItem> known) {
        return copy(draft, shipping, known, quote);
    }

    Cart with(List<CartItem> changed) {
        if (changed.size() > MAX_ITEMS) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    Message.of("cart.too-many-items", "most", MAX_ITEMS),
                    Map.of("limit", MAX_ITEMS));
        }
        return copy(draft, shipping.matching(changed), changed, null);
    }

    /// The cart with this content.
    Cart copy(CartDraft draft, CartShipping shipping, List<CartItem> items, @Nullable PriceQuote quote) {
        return new Cart(
                id, customerId, draft, shipping, items, status, attempt, orderId, version, expiresAt, quote, staff);
    }
}
