package dev.kontor.cart.pricing;

import dev.kontor.cart.CartItemId;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import dev.kontor.shipping.ShippingGroupId;
import dev.kontor.tax.TaxRules;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// The price of the units of each item in each shipping group, before discounts. In a divided cart,
/// destinations may show different prices of one item.
///
/// @param units of each item at each price
record ItemValues(
        Map<CartItemId, Map<ShippingGroupId, Money>> byItem, Map<CartItemId, SortedMap<Money, Integer>> units) {

    static ItemValues of(List<ShipmentDraft> groups, Map<Destination, TaxRules> known) {
        var values = new HashMap<CartItemId, Map<ShippingGroupId, Money>>();
        var units = new HashMap<CartItemId, SortedMap<Money, Integer>>();
        for (var group : groups) {
            var rules = group.destination().map(known::get).orElse(TaxRules.NONE);
            for (var part : group.parts()) {
                var item = part.line().item().id();
                part.goods(rules).ifPresent(goods -> {
                    values.computeIfAbsent(item, _ -> new LinkedHashMap<>())
                            .put(group.group().id(), goods.unitPrice().times(goods.quantity()));
                    units.computeIfAbsent(item, _ -> new TreeMap<>())
                            .merge(goods.unitPrice(), goods.quantity(), Integer::sum);
                });
            }
        }
        return new ItemValues(values, units);
    }
}
