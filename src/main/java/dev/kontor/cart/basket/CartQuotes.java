package dev.kontor.cart.basket;

import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.SellableVariant;
import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.Availability;
import dev.kontor.inventory.Inventory;
import dev.kontor.pricing.Price;
import dev.kontor.pricing.Pricing;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.Shipping;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.Taxes;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Asks each module once what a cart needs to know, whatever the number of items, and lets the calculation do
/// the rest.
@Component
class CartQuotes {

    private final Catalog catalog;
    private final Pricing pricing;
    private final Inventory inventory;
    private final Taxes taxes;
    private final Shipping shipping;

    CartQuotes(Catalog catalog, Pricing pricing, Inventory inventory, Taxes taxes, Shipping shipping) {
        this.catalog = catalog;
        this.pricing = pricing;
        this.inventory = inventory;
        this.taxes = taxes;
        this.shipping = shipping;
    }

    /// What a quote is made for: each needs to know a little more or less.
    enum Purpose {
        /// To be shown: with stock.
        SHOW,
        /// To choose how to ship: with the ways to ship, without stock.
        SHIP,
        /// To be ordered: without stock, because holding it tells.
        ORDER
    }

    Quote of(Cart cart, Purpose purpose) {
        return of(cart, cart.destination(), purpose);
    }

    /// As if it went there.
    Quote of(Cart cart, Optional<Destination> destination, Purpose purpose) {
        var ids = cart.variantIds();
        Map<VariantId, SellableVariant> variants = ids.isEmpty() ? Map.of() : catalog.sellable(ids, cart.locale());
        Map<VariantId, Price> prices = ids.isEmpty() ? Map.of() : pricing.prices(ids, cart.currency());
        Map<VariantId, Availability> stock =
                ids.isEmpty() || purpose != Purpose.SHOW ? Map.of() : inventory.availability(ids);
        var rules = destination.map(taxes::rulesFor).orElse(TaxRules.NONE);

        var priced = cart.items().stream()
                .map(item -> new Priced(
                        item,
                        variants.get(item.variantId()),
                        price(cart, item, prices.get(item.variantId())),
                        stock.get(item.variantId())))
                .toList();
        List<ShippingOption> options = purpose == Purpose.SHIP || cart.shippingMethodId() != null
                ? destination.map(there -> options(cart, priced, there)).orElse(List.of())
                : List.of();
        var chosen = options.stream()
                .filter(option -> option.id().equals(cart.shippingMethodId()))
                .findFirst()
                .map(option -> {
                    var promised = promised(cart);
                    return promised != null && destination.equals(cart.destination())
                            ? promised.carried(option)
                            : option;
                });
        var calculation = CartCalculation.of(
                cart.currency(),
                priced.stream().flatMap(item -> item.goods().stream()).toList(),
                chosen.map(option -> new CartCalculation.Carriage(option.price(), option.taxCategory())),
                rules);
        return new Quote(
                cart,
                lines(cart, priced, calculation),
                options,
                chosen.orElse(null),
                calculation,
                destination.isPresent(),
                rules);
    }

    private static @Nullable Price price(Cart cart, CartItem item, @Nullable Price now) {
        var promised = promised(cart);
        return promised == null
                ? now
                : promised.price(item.id(), cart.currency(), now).orElse(now);
    }

    /// The prices that the buyer was promised, while the promise holds.
    private static @Nullable KeptPrices promised(Cart cart) {
        var kept = cart.kept();
        return kept != null && kept.current() ? kept : null;
    }

    private List<ShippingOption> options(Cart cart, List<Priced> items, Destination destination) {
        var parcel = items.stream().filter(Priced::shippable).toList();
        if (parcel.isEmpty()) {
            return List.of();
        }
        var value = Money.sum(
                cart.currency(),
                items.stream().flatMap(item -> item.value().stream()).toList());
        long weight = parcel.stream().mapToLong(Priced::weightGrams).sum();
        return shipping.options(new Shipping.Parcel(destination, value, weight, cart.locale()));
    }

    private static List<Quote.Line> lines(Cart cart, List<Priced> items, CartCalculation calculation) {
        var lines = new ArrayList<Quote.Line>();
        var calculated = calculation.lines().iterator();
        for (var item : items) {
            var line = item.goods().isPresent() ? calculated.next() : null;
            lines.add(new Quote.Line(
                    item.item(),
                    item.variant(),
                    item.price(),
                    item.stock(),
                    line == null ? Money.zero(cart.currency()) : line.subtotal(),
                    line == null ? null : line.taxed()));
        }
        return lines;
    }

    private record Priced(
            CartItem item,
            @Nullable SellableVariant variant,
            @Nullable Price price,
            @Nullable Availability stock) {

        Optional<CartCalculation.Goods> goods() {
            return variant == null || price == null
                    ? Optional.empty()
                    : Optional.of(new CartCalculation.Goods(price.amount(), item.quantity(), variant.taxCategory()));
        }

        Optional<Money> value() {
            return goods().map(goods -> goods.unitPrice().times(goods.quantity()));
        }

        boolean shippable() {
            return variant != null && variant.shippable();
        }

        long weightGrams() {
            return variant == null ? 0 : variant.weightGrams() * item.quantity();
        }
    }
}
