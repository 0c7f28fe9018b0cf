package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartAlreadyCompleted;
import dev.kontor.cart.CartId;
import dev.kontor.cart.CartItemId;
import dev.kontor.cart.CartStatus;
import dev.kontor.cart.CheckoutCart.CheckoutAttempt;
import dev.kontor.catalog.VariantId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.shipping.ShippingMethodId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A cart: immutable, each change gives the cart after it. Knows the limits and that only an active cart
/// changes.
///
/// @param customerId absent for a guest's cart
/// @param passage while it is frozen
/// @param orderId what it became
/// @param kept the prices that the buyer was promised last; only as long as nothing changes what it costs
public record Cart(
        CartId id,
        @Nullable CustomerId customerId,
        CartDraft draft,
        CartShipping shipping,
        List<CartItem> items,
        CartStatus status,
        @Nullable CheckoutAttempt passage,
        @Nullable UUID orderId,
        long version,
        Instant expiresAt,
        @Nullable PriceQuote kept) {

    public static final int MAX_ITEMS = 100;

    public Cart {
        items = List.copyOf(items);
    }

    public Currency currency() {
        return draft.currency();
    }

    public Locale locale() {
        return draft.locale();
    }

    /// Where it goes, as far as that is known; decides tax and shipping.
    public Optional<Destination> destination() {
        return draft.destination();
    }

    public List<VariantId> variantIds() {
        return items.stream().map(CartItem::variantId).distinct().toList();
    }

    /// @throws CartAlreadyCompleted if it is an order
    /// @throws CartUnderWay while it is being paid for
    public void requireActive() {
        switch (status) {
            case ACTIVE -> {}
            case FROZEN -> throw new CartBeingPaid();
            case COMPLETED -> throw new CartAlreadyCompleted(orderId == null ? new UUID(0, 0) : orderId);
        }
    }

    /// Puts units in; those of a variant that is there already, with the same told about them, are added up.
    public Cart add(CartItem.Content content, int quantity, long priceMinor) {
        requireActive();
        var changed = new ArrayList<>(items);
        for (int index = 0; index < changed.size(); index++) {
            var item = changed.get(index);
            if (item.content().equals(content)) {
                changed.set(index, item.with(limited(item.quantity() + quantity), priceMinor));
                return with(changed);
            }
        }
        changed.add(
                new CartItem(CartItemId.next(), content.variantId(), limited(quantity), priceMinor, content.inputs()));
        return with(changed);
    }

    /// Sets how many units there are, and what is told about them. Another item of which the same is told is taken in.
    ///
    /// @throws NotFoundException if the cart has no such item
    public Cart change(CartItemId itemId, int quantity, Map<String, String> inputs, long priceMinor) {
        requireActive();
        var found = item(itemId);
        var told = found.withInputs(inputs);
        int others = items.stream()
                .filter(item -> !item.equals(found) && item.content().equals(told.content()))
                .mapToInt(CartItem::quantity)
                .sum();
        return with(items.stream()
                .filter(item -> item.equals(found) || !item.content().equals(told.content()))
                .map(item -> item.equals(found) ? told.with(limited(quantity + others), priceMinor) : item)
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

    /// Takes in what another cart has: units of the same variant, with the same told about them, add up. What goes
    /// beyond the limits stays out, and what was told about the order stays as it is.
    ///
    /// @param prices what units of the other's items cost in the currency of this cart, where that is another
    public Cart take(Cart other, Map<CartItemId, Long> prices) {
        requireActive();
        var taken = new LinkedHashMap<CartItem.Content, CartItem>();
        items.forEach(item -> taken.put(item.content(), item));
        for (var item : other.items()) {
            var content = item.content();
            var here = taken.get(content);
            long price = prices.getOrDefault(item.id(), item.addedPriceMinor());
            if (here != null) {
                int units = Math.min(here.quantity() + item.quantity(), CartItem.MAX_QUANTITY);
                taken.put(content, here.with(units, here.addedPriceMinor()));
            } else if (taken.size() < MAX_ITEMS) {
                taken.put(
                        content,
                        new CartItem(CartItemId.next(), item.variantId(), item.quantity(), price, item.inputs()));
            }
        }
        var all = List.copyOf(taken.values());
        return new Cart(
                id,
                customerId,
                draft.or(other.draft()),
                shipping.and(other.groupsOf(taken)).matching(all),
                all,
                status,
                passage,
                orderId,
                version,
                expiresAt,
                null);
    }

    /// Its groups, by the items that another cart has of the same.
    private List<CartGroup> groupsOf(Map<CartItem.Content, CartItem> others) {
        return shipping.groups().stream()
                .map(group -> {
                    var units = new LinkedHashMap<CartItemId, Integer>();
                    group.units().forEach((id, count) -> {
                        var there = others.get(item(id).content());
                        if (there != null) {
                            units.put(there.id(), count);
                        }
                    });
                    return group.holding(units);
                })
                .toList();
    }

    public CartItem item(CartItemId itemId) {
        return items.stream()
                .filter(item -> item.id().equals(itemId))
                .findFirst()
                .orElseThrow(() -> NotFoundException.of("item", itemId));
    }

    /// Changes everything but the items.
    ///
    /// @param prices what the units cost now, where the currency changes; an item without a price keeps its
    ///     number
    public Cart change(CartDraft changed, Map<CartItemId, Long> prices) {
        requireActive();
        var repriced = items.stream()
                .map(item -> item.with(item.quantity(), prices.getOrDefault(item.id(), item.addedPriceMinor())))
                .toList();
        boolean sameCost =
                changed.currency().equals(currency()) && changed.destination().equals(destination());
        return new Cart(
                id,
                customerId,
                changed,
                shipping,
                repriced,
                status,
                passage,
                orderId,
                version,
                expiresAt,
                sameCost ? kept : null);
    }

    /// Names what goes with the cart itself, in no group of its own.
    public ShippingGroupId own() {
        return new ShippingGroupId(id.value());
    }

    /// Everything, by how it is sent; one group if the cart is not divided.
    public List<CartGroup> groups() {
        return shipping.all(own(), items);
    }

    public boolean isDivided() {
        return !shipping.groups().isEmpty();
    }

    public Cart ship(ShippingGroupId group, ShippingMethodId method) {
        return with(group.equals(own()) ? shipping.choose(method) : shipping.choose(group, method));
    }

    /// Sends these apart from the rest.
    public Cart divide(List<CartGroup> groups) {
        return with(shipping.divide(groups));
    }

    /// As if all of it were sent together.
    public Cart undivided() {
        return new Cart(
                id,
                customerId,
                draft,
                new CartShipping(shipping.method(), List.of()),
                items,
                status,
                passage,
                orderId,
                version,
                expiresAt,
                kept);
    }

    private Cart with(CartShipping changed) {
        requireActive();
        return new Cart(id, customerId, draft, changed, items, status, passage, orderId, version, expiresAt, null);
    }

    /// With those prices kept, or none.
    public Cart withQuote(@Nullable PriceQuote prices) {
        return new Cart(id, customerId, draft, shipping, items, status, passage, orderId, version, expiresAt, prices);
    }

    /// The same after it was written: the row counts up.
    Cart saved() {
        return new Cart(id, customerId, draft, shipping, items, status, passage, orderId, version + 1, expiresAt, kept);
    }

    /// The same cart, of which other items are known.
    Cart holding(List<CartItem> known) {
        return new Cart(id, customerId, draft, shipping, known, status, passage, orderId, version, expiresAt, kept);
    }

    private Cart with(List<CartItem> changed) {
        if (changed.size() > MAX_ITEMS) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    Message.of("cart.too-many-items", "most", MAX_ITEMS),
                    Map.of("limit", MAX_ITEMS));
        }
        return new Cart(
                id,
                customerId,
                draft,
                shipping.matching(changed),
                changed,
                status,
                passage,
                orderId,
                version,
                expiresAt,
                null);
    }

    private static int limited(int quantity) {
        if (quantity > CartItem.MAX_QUANTITY) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    Message.of("cart.too-many-units", "most", CartItem.MAX_QUANTITY),
                    Map.of("limit", CartItem.MAX_QUANTITY));
        }
        return quantity;
    }
}
