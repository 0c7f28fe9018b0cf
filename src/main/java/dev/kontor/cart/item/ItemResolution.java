package dev.kontor.cart.item;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.cart.pricing.CartBuyers;
import dev.kontor.cart.pricing.CartFacts;
import dev.kontor.cart.pricing.CartItemQueries;
import dev.kontor.cart.pricing.ItemPrices;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.GiftCardInputs;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.input.InputValues;
import dev.kontor.pricing.Price;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.Currency;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/// Finds the variants that a request names by id or SKU, and rejects those that cannot be bought.
@Component
class ItemResolution {

    private static final String AMOUNT = "/inputs/" + GiftCardInputs.AMOUNT;

    private final Catalog catalog;
    private final CartItemQueries items;
    private final ItemPrices itemPrices;
    private final CartBuyers buyers;

    ItemResolution(Catalog catalog, CartItemQueries items, ItemPrices itemPrices, CartBuyers buyers) {
        this.catalog = catalog;
        this.items = items;
        this.itemPrices = itemPrices;
        this.buyers = buyers;
    }

    /// Returns the cart with the added items.
    ///
    /// @param pointer JSON pointer of the list in the request; empty if the request is one item
    /// @param facts with which the resulting cart can be priced
    Cart addTo(Cart cart, List<AddItem> wishes, String pointer, CartFacts facts) {
        if (wishes.isEmpty()) {
            return cart;
        }
        requireOneName(wishes, pointer);
        var found = find(cart, wishes, facts);

        var errors = new ArrayList<FieldProblem>();
        var changed = cart;
        for (int index = 0; index < wishes.size(); index++) {
            var at = pointer.isEmpty() ? "" : pointer + "/" + index;
            changed = add(changed, wishes.get(index), found.get(index), at, errors);
        }
        requireNone(errors);
        return changed;
    }

    /// Finds what each request names, in their order.
    private List<Found> find(Cart cart, List<AddItem> wishes, CartFacts facts) {
        var buyer = buyers.of(cart, cart.destination(), facts);
        var quantities = CartBuyers.quantities(cart.items());
        var skus = new HashMap<String, Integer>();
        for (var wish : wishes) {
            if (wish.variantId() != null) {
                quantities.merge(wish.variantId(), wish.units(), Integer::sum);
            } else {
                skus.merge(String.valueOf(wish.sku()), wish.units(), Integer::sum);
            }
        }
        var variants =
                items.variants(cart, buyer, quantities, skus, cart.shipping().pickup() == null, facts);
        var bySku = variants.values().stream()
                .collect(Collectors.toMap(SellableVariant::sku, SellableVariant::id, (first, _) -> first));
        skus.forEach((sku, units) -> {
            var id = bySku.get(sku);
            if (id != null) {
                quantities.merge(id, units, Integer::sum);
            }
        });
        var prices = items.prices(cart, buyer, quantities, facts);
        return wishes.stream()
                .map(wish -> wish.variantId() != null ? wish.variantId() : bySku.get(String.valueOf(wish.sku())))
                .map(id -> id == null
                        ? Found.NOTHING
                        : new Found(variants.get(id), prices.get(id), quantities.getOrDefault(id, 0)))
                .toList();
    }

    /// The variant that a request names; absent if it is unknown.
    ///
    /// @param units of the variant in the resulting cart
    private record Found(
            @Nullable SellableVariant variant, @Nullable Price price, int units) {

        static final Found NOTHING = new Found(null, null, 0);
    }

    private Cart add(Cart cart, AddItem wish, Found found, String at, List<FieldProblem> errors) {
        var variant = found.variant();
        var price = found.price();
        if (variant == null || !variant.published()) {
            errors.add(FieldProblem.ofPointer(
                    at + (wish.sku() == null ? "/variantId" : "/sku"),
                    "not-for-sale",
                    Message.of("cart.not-sold-here")));
            return cart;
        }
        if (price == null) {
            errors.add(FieldProblem.ofPointer(at, "price-missing", Message.of("cart.item-without-price")));
            return cart;
        }
        QuantityCheck.require(price.quantities(), found.units(), at + "/quantity");
        var inputs = inputs(variant, wish.inputs(), cart.currency(), at + "/inputs", errors);
        GiftCardItemCheck.value(variant.giftCard(), inputs, price.amount(), at + AMOUNT, errors);
        var content = new CartItem.Content(variant.id(), inputs);
        var listed = price.amount().minor();
        var added = cart.add(
                content,
                wish.units(),
                variant.unitPriceMinor(inputs, listed, cart.currency()).orElse(listed));
        GiftCardItemCheck.units(variant.giftCard(), added.items(), content);
        return added;
    }

    /// Returns the cart with the new quantity and inputs of the item.
    Cart change(Cart cart, CartItemId itemId, ChangeItem request) {
        if (request.quantity() == null && request.inputs() == null) {
            throw BadRequestException.invalid(
                    List.of(FieldProblem.ofPointer("/quantity", "required", Message.of("cart.quantity-or-inputs"))));
        }
        var item = cart.item(itemId);
        var variant = request.inputs() == null ? null : sold(cart, item);
        var inputs = variant == null ? item.inputs() : inputs(variant, request.inputs(), cart);
        var validated = item.withInputs(inputs);
        int quantity = request.quantity() == null ? item.quantity() : request.quantity();
        var all = cart.items().stream()
                .map(each -> each.id().equals(itemId) ? validated.with(quantity, item.addedPriceMinor()) : each)
                .toList();
        var price = itemPrices.withRules(cart, all, cart.draft()).get(itemId);
        if (price != null) {
            int units = CartBuyers.quantities(all).getOrDefault(item.variantId(), quantity);
            QuantityCheck.require(price.quantities(), units, "/quantity");
            var errors = new ArrayList<FieldProblem>();
            GiftCardItemCheck.value(
                    price.giftCard(), inputs, new Money(price.listedMinor(), cart.currency()), AMOUNT, errors);
            requireNone(errors);
        }
        var changed = cart.change(itemId, quantity, inputs, price == null ? item.addedPriceMinor() : price.minor());
        GiftCardItemCheck.units(price == null ? null : price.giftCard(), changed.items(), validated.content());
        return changed;
    }

    private SellableVariant sold(Cart cart, CartItem item) {
        var variant = catalog.sellable(List.of(item.variantId()), cart.locale()).get(item.variantId());
        if (variant == null) {
            throw refusal(List.of(FieldProblem.ofPointer("/inputs", "not-for-sale", Message.of("cart.not-for-sale"))));
        }
        return variant;
    }

    private static Map<String, String> inputs(
            SellableVariant variant, @Nullable Map<String, JsonNode> given, Cart cart) {
        var errors = new ArrayList<FieldProblem>();
        var inputs = inputs(variant, given, cart.currency(), "/inputs", errors);
        requireNone(errors);
        return inputs;
    }

    private static Map<String, String> inputs(
            SellableVariant variant,
            @Nullable Map<String, JsonNode> given,
            Currency currency,
            String pointer,
            List<FieldProblem> errors) {
        var inputs = InputValues.read(variant.inputs(), given, pointer, errors);
        variant.inputs().stream()
                .filter(input -> inputs.containsKey(input.code()) && !input.offeredIn(currency))
                .forEach(input -> errors.add(FieldProblem.ofPointer(
                        pointer + "/" + input.code(), "price-missing", Message.of("cart.item-without-price"))));
        return inputs;
    }

    private static void requireNone(List<FieldProblem> errors) {
        if (!errors.isEmpty()) {
            throw refusal(errors);
        }
    }

    private static RejectedException refusal(List<FieldProblem> errors) {
        return new RejectedException(ProblemCode.REJECTED, Message.of("cart.item-refused"), Map.of(), errors);
    }

    private static void requireOneName(List<AddItem> wishes, String pointer) {
        var errors = new ArrayList<FieldProblem>();
        for (int index = 0; index < wishes.size(); index++) {
            var request = wishes.get(index);
            if ((request.variantId() == null) == (request.sku() == null)) {
                errors.add(FieldProblem.ofPointer(
                        (pointer.isEmpty() ? "" : pointer + "/" + index) + "/variantId",
                        "required",
                        Message.of("cart.variant-or-sku")));
            }
        }
        if (!errors.isEmpty()) {
            throw BadRequestException.invalid(errors);
        }
    }
}
