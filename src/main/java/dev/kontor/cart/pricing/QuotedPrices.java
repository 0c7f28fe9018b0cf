package dev.kontor.cart.pricing;

import dev.kontor.cart.aggregate.AgreedTerms;
import dev.kontor.cart.aggregate.PriceQuote;
import dev.kontor.cart.aggregate.TaxSplit;
import dev.kontor.catalog.input.EnteredInput;
import dev.kontor.shipping.ShippingOption;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Copies the prices of a priced cart into a quote.
public final class QuotedPrices {

    private QuotedPrices() {}

    /// All prices that a quote guarantees.
    public static PriceQuote.Prices of(PricedCart priced) {
        var own = priced.cart().own();
        var quoted = new HashMap<UUID, PriceQuote.QuotedShipping>();
        priced.groups().forEach(group -> {
            if (group.shipping() != null) {
                quoted.put(group.id().value(), shipping(group.shipping(), group.taxed()));
            }
        });
        var shipping = quoted.remove(own.value());
        return new PriceQuote.Prices(
                priced.lines().stream().flatMap(QuotedPrices::item).toList(),
                shipping,
                quoted.isEmpty() ? null : quoted,
                priced.discounts().isEmpty() ? null : priced.discounts().quoted(),
                priced.totals().total().minor());
    }

    /// All prices and terms of an order.
    static PriceQuote.Agreed agreed(PricedCart cart) {
        var groups = new HashMap<UUID, AgreedTerms.Group>();
        cart.groups()
                .forEach(group -> groups.put(
                        group.id().value(),
                        new AgreedTerms.Group(
                                group.destinationKnown() ? group.rules() : null,
                                group.shipping() == null ? null : AgreedTerms.Option.of(group.shipping()))));
        var items = new HashMap<UUID, TaxSplit>();
        cart.lines().forEach(line -> {
            if (line.split() != null) {
                items.put(line.item().id().value(), line.split());
            }
        });
        return new PriceQuote.Agreed(of(cart), new AgreedTerms(groups, items));
    }

    private static Stream<PriceQuote.Item> item(PricedCart.Line line) {
        var price = line.price();
        return price == null
                ? Stream.empty()
                : Stream.of(new PriceQuote.Item(
                        line.item().id().value(),
                        price.amount().minor(),
                        price.priceListId() == null ? null : price.priceListId().value(),
                        surcharges(line),
                        line.split() != null && line.split().isMixed() ? line.split() : null,
                        price.basis(),
                        price.minQuantity() == 1 ? null : price.minQuantity()));
    }

    private static @Nullable Map<String, Long> surcharges(PricedCart.Line line) {
        var minors = line.inputs().stream()
                .filter(input -> input.surcharge() != null)
                .collect(Collectors.toMap(
                        EnteredInput::code,
                        input -> Objects.requireNonNull(input.surcharge()).minor()));
        return minors.isEmpty() ? null : minors;
    }

    private static PriceQuote.QuotedShipping shipping(ShippingOption option, boolean taxed) {
        var rule = option.rule();
        return new PriceQuote.QuotedShipping(
                option.price().minor(),
                rule.basis(),
                rule.rate().minor(),
                rule.upToGrams(),
                rule.freeAbove() == null ? null : rule.freeAbove().minor(),
                rule.components().isEmpty() ? null : rule.components(),
                taxed ? null : true);
    }
}
