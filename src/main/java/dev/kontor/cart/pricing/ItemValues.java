package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.cart.aggregate.CartItem;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.tax.TaxRules;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The price of the units of each item in each shipping group, before discounts. In a divided cart,
/// destinations may show different prices of one item.
record ItemValues(Map<CartItemId, Map<ShippingGroupId, Money>> byItem) {

    static ItemValues of(List<ShipmentDraft> groups, Map<Destination, TaxRules> known) {
        var values = new HashMap<CartItemId, Map<ShippingGroupId, Money>>();
        for (var group : groups) {
            var rules = group.destination().map(known::get).orElse(TaxRules.NONE);
            for (var part : group.parts()) {
                part.value(rules)
                        .ifPresent(value -> values.computeIfAbsent(
                                        part.line().item().id(), _ -> new LinkedHashMap<>())
                                .put(group.group().id(), value));
            }
        }
        return new ItemValues(values);
    }

    /// The price of a unit, the average of all groups.
    Optional<Money> unitPrice(CartItem item) {
        var values = byItem.get(item.id());
        if (values == null) {
            return Optional.empty();
        }
        var currency = values.values().iterator().next().currency();
        return Optional.of(new Money(Money.sum(currency, values.values()).minor() / item.quantity(), currency));
    }
}
