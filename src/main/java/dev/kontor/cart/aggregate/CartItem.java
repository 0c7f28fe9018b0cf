package dev.kontor.cart.aggregate;

import dev.kontor.cart.CartItemId;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Units of one variant in a cart.
///
/// @param addedPriceMinor unit price when the item was added, in the currency of the cart; never charged
/// @param inputs values that the buyer entered for each unit, by the codes of the inputs of the product
/// @param override the price that staff entered, instead of that of the shop
/// @param custom what staff entered for an item that is not in the catalogue; its `variantId` is the value of `id`
public record CartItem(
        CartItemId id,
        VariantId variantId,
        int quantity,
        long addedPriceMinor,
        Map<String, String> inputs,
        @Nullable PriceOverride override,
        @Nullable CustomLine custom) {

    public CartItem {
        inputs = Map.copyOf(inputs);
    }

    public CartItem(
            CartItemId id, VariantId variantId, int quantity, long addedPriceMinor, Map<String, String> inputs) {
        this(id, variantId, quantity, addedPriceMinor, inputs, null, null);
    }

    static CartItem custom(CartItemId id, CustomLine line, int quantity, PriceOverride price) {
        return new CartItem(id, new VariantId(id.value()), limited(quantity), price.minor(), Map.of(), price, line);
    }

    public boolean isCustom() {
        return custom != null;
    }

    /// The identity of an item: adding more units with the same key increases its quantity.
    public record Content(VariantId variantId, Map<String, String> inputs) {}

    public Content content() {
        return new Content(variantId, inputs);
    }

    public CartItem with(int newQuantity, long priceMinor) {
        long seen = override == null ? priceMinor : override.minor();
        return new CartItem(id, variantId, newQuantity, seen, inputs, override, custom);
    }

    public CartItem withInputs(Map<String, String> inputs) {
        return new CartItem(id, variantId, quantity, addedPriceMinor, inputs, override, custom);
    }

    CartItem withOverride(@Nullable PriceOverride price) {
        long seen = price == null ? addedPriceMinor : price.minor();
        return new CartItem(id, variantId, quantity, seen, inputs, price, custom);
    }

    /// @throws RejectedException if an item cannot have that many units
    static int limited(int quantity) {
        if (quantity > SellableVariant.MAX_UNITS) {
            throw new RejectedException(
                    ProblemCode.QUANTITY_LIMIT,
                    Message.of("cart.too-many-units", "most", SellableVariant.MAX_UNITS),
                    Map.of("limit", SellableVariant.MAX_UNITS));
        }
        return quantity;
    }
}
