package dev.kontor.cart.basket;

import dev.kontor.shipping.ShippingMethodId;
import dev.kontor.shipping.ShippingOption;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The ways to ship a cart, the cheapest first.
///
/// @param items empty if the shop does not ship there, or nothing needs to be shipped
/// @param selected the chosen one, if it is offered
record ShippingOptions(List<ShippingOption> items, @Nullable ShippingMethodId selected) {}
