package dev.kontor.cart.pricing;

import dev.kontor.cart.CheckoutCart.Discount;
import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.aggregate.CartGroup;
import dev.kontor.cart.aggregate.PriceQuote;
import dev.kontor.pricing.PriceBuyer;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.Shipping;
import dev.kontor.shipping.ShippingOption;
import dev.kontor.tax.TaxRules;
import java.util.ArrayList;
import java.util.Currency;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A shipping group before it is priced: what must be known to price it.
///
/// @param apart whether it is a separate group, not the units in no group
/// @param destination as far as it is known
record ShipmentDraft(
        CartGroup group,
        boolean apart,
        @Nullable Address address,
        Optional<Destination> destination,
        List<Part> parts) {

    /// @param quantity units of the item that are in the group
    record Part(PricedCart.Line line, int quantity) {

        Optional<CartCalculation.PricedLine> goods(TaxRules rules) {
            return goods(rules, List.of());
        }

        Optional<CartCalculation.PricedLine> goods(TaxRules rules, List<Discount> discounts) {
            var split = line.split();
            var price = line.price();
            return split == null || price == null
                    ? Optional.empty()
                    : Optional.of(new CartCalculation.PricedLine(
                            line.shown(price.amount(), rules),
                            quantity,
                            split,
                            CartDiscounts.sum(price.amount().currency(), discounts),
                            line.shippable()));
        }

        Optional<Money> value(TaxRules rules) {
            return goods(rules).map(goods -> goods.unitPrice().times(goods.quantity()));
        }

        long weightGrams() {
            var variant = line.variant();
            return variant == null || !variant.shippable() ? 0 : variant.weightGrams() * quantity;
        }

        long volumeCm3() {
            var variant = line.variant();
            return variant == null || !variant.shippable() ? 0 : variant.volumeCm3() * quantity;
        }
    }

    /// @param elsewhere assumed destination of units without an address
    static ShipmentDraft of(Cart cart, CartGroup group, List<PricedCart.Line> lines, Optional<Destination> elsewhere) {
        var own = group.address();
        return new ShipmentDraft(
                group,
                !group.id().equals(cart.own()),
                own == null ? cart.shippingAddress() : own,
                own == null ? elsewhere : Optional.of(own.destination()),
                lines.stream()
                        .filter(line -> group.units(line.item().id()) > 0)
                        .map(line -> new Part(line, group.units(line.item().id())))
                        .toList());
    }

    /// The actual destination.
    Optional<Destination> known(Cart cart) {
        var own = group.address();
        return own == null ? cart.destination() : Optional.of(own.destination());
    }

    boolean isShipped() {
        return parts.stream().anyMatch(part -> part.line().shippable());
    }

    /// @throws java.util.NoSuchElementException if the destination is not known
    Shipping.Parcel parcel(Cart cart, PriceBuyer buyer, Map<Destination, TaxRules> known) {
        var rules = destination.map(known::get).orElse(TaxRules.NONE);
        var byProfile = new LinkedHashMap<String, List<Part>>();
        for (var part : parts) {
            var variant = part.line().variant();
            if (variant != null && variant.shippable()) {
                var profile = Objects.requireNonNullElse(variant.shippingProfile(), "");
                byProfile.computeIfAbsent(profile, _ -> new ArrayList<>()).add(part);
            }
        }
        return new Shipping.Parcel(
                destination.orElseThrow(),
                new Shipping.Buyer(cart.draft().channel(), Set.copyOf(buyer.groups())),
                value(
                        cart.currency(),
                        rules,
                        parts.stream().filter(part -> !part.line().isGiftCard()).toList()),
                byProfile.entrySet().stream()
                        .map(entry -> new Shipping.Contents(
                                entry.getKey().isEmpty() ? null : entry.getKey(),
                                value(cart.currency(), rules, entry.getValue()),
                                entry.getValue().stream()
                                        .mapToLong(Part::weightGrams)
                                        .sum(),
                                entry.getValue().stream()
                                        .mapToLong(Part::quantity)
                                        .sum(),
                                entry.getValue().stream()
                                        .mapToLong(Part::volumeCm3)
                                        .sum()))
                        .toList(),
                cart.locale(),
                group.address() == null ? cart.shipping().pickup() : null,
                group.point());
    }

    private static Money value(Currency currency, TaxRules rules, List<Part> parts) {
        return Money.sum(
                currency,
                parts.stream().flatMap(part -> part.value(rules).stream()).toList());
    }

    /// The options at the prices that the buyer pays.
    Shipping.Offer offered(Shipping.Offer offer, TaxRules rules) {
        var listed = rules.decision().listed();
        if (listed == null || !listed.pricesIncludeTax()) {
            return offer;
        }
        var shipped = parts.stream()
                .filter(part -> part.line().shippable())
                .flatMap(part -> part.goods(listed).stream())
                .toList();
        return new Shipping.Offer(
                offer.options().stream()
                        .map(option ->
                                option.costing(new CartCalculation.ShippingCharge(option.price(), option.taxCategory())
                                        .shown(shipped, rules)))
                        .toList(),
                offer.excluded());
    }

    /// The selected option, if it is offered.
    ///
    /// @param promised quoted prices, which replace the current ones
    /// @param taxed whether tax is charged
    Optional<ShippingOption> chosen(List<ShippingOption> options, @Nullable PriceQuote promised, boolean taxed) {
        return options.stream()
                .filter(option -> option.id().equals(group.method()))
                .findFirst()
                .map(option ->
                        promised == null ? option : promised.shippingAt(apart ? group.id() : null, option, taxed));
    }

    PricedGroup quote(
            Currency currency,
            TaxRules rules,
            Shipping.Offer offer,
            Optional<ShippingOption> chosen,
            GroupDiscounts discounts) {
        var calculation = CartCalculation.of(
                currency,
                parts.stream()
                        .flatMap(part -> part
                                .goods(rules, discounts.of(part.line().item().id()))
                                .stream())
                        .toList(),
                chosen.map(option -> new CartCalculation.ShippingCharge(
                        option.price(), option.taxCategory(), CartDiscounts.sum(currency, discounts.shipping()))),
                rules);
        return new PricedGroup(
                group,
                address,
                portions(currency, rules, calculation, discounts),
                offer.options(),
                offer.excluded(),
                chosen.orElse(null),
                discounts.shipping(),
                calculation,
                destination,
                rules);
    }

    private List<PricedGroup.Portion> portions(
            Currency currency, TaxRules rules, CartCalculation calculation, GroupDiscounts discounts) {
        var portions = new ArrayList<PricedGroup.Portion>();
        var calculated = calculation.lines().iterator();
        for (var part : parts) {
            var goods = part.goods(rules);
            var line = goods.isPresent() ? calculated.next() : null;
            portions.add(new PricedGroup.Portion(
                    part.line(),
                    part.quantity(),
                    goods.map(CartCalculation.PricedLine::unitPrice).orElse(null),
                    line == null ? Money.zero(currency) : line.subtotal(),
                    line == null ? List.of() : discounts.of(part.line().item().id()),
                    line == null ? null : line.taxed(),
                    line == null ? List.of() : line.shares()));
        }
        return portions;
    }
}
