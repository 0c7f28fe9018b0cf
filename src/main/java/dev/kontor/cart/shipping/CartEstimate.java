package dev.kontor.cart.shipping;

import dev.kontor.cart.CheckoutCart.Totals;
import dev.kontor.shared.address.Destination;
import dev.kontor.shipping.ShippingOption;
import java.util.List;

/// The cost of a cart at a destination.
///
/// @param shippingOptions shipping options at the destination
/// @param totals with the tax of the destination; includes shipping if the selected method is offered there
/// @param taxKnown whether the shop has tax rates for everything at the destination
record CartEstimate(Destination destination, List<ShippingOption> shippingOptions, Totals totals, boolean taxKnown) {}
