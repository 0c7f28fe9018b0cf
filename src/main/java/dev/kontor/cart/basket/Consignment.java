package dev.kontor.cart.basket;

import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.Shipping;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.tax.TaxRules;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A group with its units, before it is known what it costs: what has to be asked for it.
///
/// @param apart whether it goes in a group of its own, not with the cart itself
/// @param destination where it goes, as far as that is known
record Consignment(
        CartGroup group,
        boolean apart,
        @Nullable Address address,
        Optional<Destination> destination,
        List<Part> parts) {

    /// @param quantity units of the item that are in the group
    record Part(Quote.Line line, int quantity) {

        Optional<CartCalculation.Goods> goods() {
            var split = line.split();
            var price = line.price();
            return split == null || price == null
                    ? Optional.empty()
                    : Optional.of(new CartCalculation.Goods(price.amount(), quantity, split));
        }

        Optional<Money> value() {
            return goods().map(goods -> goods.unitPrice().times(goods.quantity()));
        }

        long weightGrams() {
            var variant = line.variant();
            return variant == null || !variant.shippable() ? 0 : variant.weightGrams() * quantity;
        }
    }

    /// @param elsewhere where what has no address of its own is taken to go
    static Consignment of(Cart cart, CartGroup group, List<Quote.Line> lines, Optional<Destination> elsewhere) {
        var own = group.address();
        return new Consignment(
                group,
                !group.id().equals(cart.own()),
                own == null ? cart.draft().shippingAddress() : own,
                own == null ? elsewhere : Optional.of(own.destination()),
                lines.stream()
                        .filter(line -> group.units(line.item().id()) > 0)
                        .map(line -> new Part(line, group.units(line.item().id())))
                        .toList());
    }

    /// Where it really goes.
    Optional<Destination> known(Cart cart) {
        var own = group.address();
        return own == null ? cart.destination() : Optional.of(own.destination());
    }

    boolean isShipped() {
        return parts.stream().anyMatch(part -> part.line().shippable());
    }

    /// @throws java.util.NoSuchElementException if nobody knows where it goes
    Shipping.Parcel parcel(Currency currency, Locale locale) {
        var value = Money.sum(
                currency, parts.stream().flatMap(part -> part.value().stream()).toList());
        long weight = parts.stream().mapToLong(Part::weightGrams).sum();
        return new Shipping.Parcel(destination.orElseThrow(), value, weight, locale);
    }

    /// @param promised prices that count instead of those of now
    QuoteGroup quote(Currency currency, TaxRules rules, List<ShippingOption> options, @Nullable KeptPrices promised) {
        var chosen = options.stream()
                .filter(option -> option.id().equals(group.method()))
                .findFirst()
                .map(option -> promised == null ? option : promised.carried(apart ? group.id() : null, option));
        var calculation = CartCalculation.of(
                currency,
                parts.stream().flatMap(part -> part.goods().stream()).toList(),
                chosen.map(option -> new CartCalculation.Carriage(option.price(), option.taxCategory())),
                rules);
        return new QuoteGroup(
                group,
                address,
                portions(currency, calculation),
                options,
                chosen.orElse(null),
                calculation,
                destination,
                rules);
    }

    private List<QuoteGroup.Portion> portions(Currency currency, CartCalculation calculation) {
        var portions = new ArrayList<QuoteGroup.Portion>();
        var calculated = calculation.lines().iterator();
        for (var part : parts) {
            var line = part.goods().isPresent() ? calculated.next() : null;
            portions.add(new QuoteGroup.Portion(
                    part.line(),
                    part.quantity(),
                    line == null ? Money.zero(currency) : line.subtotal(),
                    line == null ? null : line.taxed(),
                    line == null ? List.of() : line.shares()));
        }
        return portions;
    }
}
