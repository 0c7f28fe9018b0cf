package dev.kontor.pricing;

import dev.kontor.shared.money.Money;

/// The price of one unit from a quantity on, in a price list.
///
/// @param minQuantity smallest quantity, from 2
public record QuantityPrice(int minQuantity, Money amount) {}
