package dev.kontor.cart.reorder;

import dev.kontor.cart.PastPurchase;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.catalog.input.InputValues;
import dev.kontor.inventory.Availability;
import dev.kontor.pricing.Price;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Decides how many units of each line of a past order a cart gets, by what is sold and in stock now. Lines
/// of one variant share its stock and its quantity rule.
final class ReorderFilling {

    private final Map<VariantId, SellableVariant> variants;
    private final Map<VariantId, Price> prices;
    private final Map<VariantId, Availability> stock;
    /// Units of stock that the cart needs so far.
    private final Map<VariantId, Integer> needed = new HashMap<>();
    private Cart cart;

    /// @param variants as sold in the channel of the cart
    /// @param prices in the currency of the cart
    /// @param stock of the variants and of the parts of bundles
    ReorderFilling(
            Cart cart,
            Map<VariantId, SellableVariant> variants,
            Map<VariantId, Price> prices,
            Map<VariantId, Availability> stock) {
        this.cart = cart;
        this.variants = variants;
        this.prices = prices;
        this.stock = stock;
        cart.items().forEach(item -> need(item.variantId(), item.quantity()));
    }

    /// @param reason why it gets fewer units than ordered
    private record Share(int units, @Nullable ReorderReason reason, List<String> invalidInputs) {

        static Share none(ReorderReason reason) {
            return new Share(0, reason, List.of());
        }
    }

    Reordering fill(List<PastPurchase.Line> lines) {
        var shares = new HashMap<Integer, Share>();
        var sold = new LinkedHashMap<VariantId, List<Integer>>();
        for (int index = 0; index < lines.size(); index++) {
            var line = lines.get(index);
            var refused = refusal(line);
            if (refused.isPresent()) {
                shares.put(index, refused.get());
            } else {
                sold.computeIfAbsent(line.variant(), _ -> new ArrayList<>()).add(index);
            }
        }
        sold.forEach((variant, indexes) -> share(variant, indexes, lines, shares));
        var reordered = new ArrayList<ReorderedLine>();
        for (int index = 0; index < lines.size(); index++) {
            reordered.add(add(lines.get(index), Objects.requireNonNull(shares.get(index))));
        }
        return new Reordering(cart, List.copyOf(reordered));
    }

    private Optional<Share> refusal(PastPurchase.Line line) {
        if (line.variantId() == null) {
            return Optional.of(Share.none(ReorderReason.CUSTOM_LINE));
        }
        var variant = variants.get(line.variantId());
        if (variant == null || !variant.published()) {
            return Optional.of(Share.none(ReorderReason.NOT_FOR_SALE));
        }
        var invalid = InputValues.invalidInputs(variant.inputs(), line.inputs());
        if (!invalid.isEmpty()) {
            return Optional.of(new Share(0, ReorderReason.INPUTS_INVALID, invalid));
        }
        return unitMinor(line, variant).isEmpty()
                ? Optional.of(Share.none(ReorderReason.PRICE_MISSING))
                : Optional.empty();
    }

    /// The current price with surcharges; empty if the currency has none.
    private Optional<Long> unitMinor(PastPurchase.Line line, SellableVariant variant) {
        var price = prices.get(line.variant());
        return price == null
                ? Optional.empty()
                : variant.unitPriceMinor(line.inputs(), price.amount().minor(), cart.currency());
    }

    private void share(
            VariantId variant, List<Integer> indexes, List<PastPurchase.Line> lines, Map<Integer, Share> shares) {
        int wanted =
                indexes.stream().mapToInt(index -> lines.get(index).quantity()).reduce(0, Math::addExact);
        int units = inStock(variant, wanted);
        var reason = units < wanted ? ReorderReason.OUT_OF_STOCK : null;
        var rule = Objects.requireNonNull(prices.get(variant)).quantities();
        int before = cart.items().stream()
                .filter(item -> item.variantId().equals(variant))
                .mapToInt(CartItem::quantity)
                .sum();
        if (units > 0 && !rule.allows(before + units)) {
            boolean tooFew = rule.isTooFew(before + units);
            units = tooFew ? 0 : Math.max(0, rule.allowed(before + units) - before);
            reason = reason != null ? reason : tooFew ? ReorderReason.MINIMUM_NOT_MET : ReorderReason.QUANTITY_LIMIT;
        }
        need(variant, units);
        for (int index : indexes) {
            int share = Math.min(units, lines.get(index).quantity());
            units -= share;
            shares.put(index, new Share(share, share < lines.get(index).quantity() ? reason : null, List.of()));
        }
    }

    private int inStock(VariantId id, int wanted) {
        long most = wanted;
        for (var unit : Objects.requireNonNull(variants.get(id)).units(1).entrySet()) {
            var availability = stock.getOrDefault(unit.getKey(), Availability.NOTHING);
            if (availability.tracked()) {
                long left = (long) availability.available()
                        + availability.backorderable()
                        - needed.getOrDefault(unit.getKey(), 0);
                most = Math.min(most, Math.max(0, left) / unit.getValue());
            }
        }
        return (int) most;
    }

    private void need(VariantId id, int units) {
        var variant = variants.get(id);
        if (variant != null && units > 0) {
            variant.units(units).forEach((part, count) -> needed.merge(part, count, Math::addExact));
        }
    }

    private ReorderedLine add(PastPurchase.Line line, Share share) {
        var item = item(line);
        int units = share.units();
        var reason = share.reason();
        if (units > 0 && item.isEmpty() && cart.items().size() >= Cart.MAX_ITEMS) {
            units = 0;
            reason = ReorderReason.CART_FULL;
        }
        if (units == 0) {
            return ReorderedLine.of(line, 0, null, reason, share.invalidInputs());
        }
        var variant = Objects.requireNonNull(variants.get(line.variant()));
        int most = Math.max(0, variant.maxUnits() - item.map(CartItem::quantity).orElse(0));
        if (units > most) {
            units = most;
            reason = ReorderReason.QUANTITY_LIMIT;
        }
        if (units == 0) {
            return ReorderedLine.of(line, 0, null, reason, List.of());
        }
        cart = cart.add(
                new CartItem.Content(line.variant(), line.inputs()),
                units,
                unitMinor(line, variant).orElseThrow());
        return ReorderedLine.of(line, units, item(line).orElseThrow().id(), reason, List.of());
    }

    private Optional<CartItem> item(PastPurchase.Line line) {
        return cart.items().stream()
                .filter(item -> item.variantId().equals(line.variantId())
                        && item.inputs().equals(line.inputs()))
                .findFirst();
    }
}
