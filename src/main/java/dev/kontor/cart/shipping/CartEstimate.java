package dev.kontor.cart.shipping;

import dev.kontor.cart.CheckoutCart.Totals;
import dev.kontor.shared.address.Destination;
import dev.kontor.shipping.ShippingOption;
import java.util.List;

/// What a cart would cost if it were shipped there.
///
/// @param shippingOptions the ways to ship it there
/// @param totals with the tax of that place; shipping is in it if the chosen method is offered there
/// @param taxKnown whether the shop has tax rates for everything there
record CartEstimate(Destination destination, List<ShippingOption> shippingOptions, Totals totals, boolean taxKnown) {}
