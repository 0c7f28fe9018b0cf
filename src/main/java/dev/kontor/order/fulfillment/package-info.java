/// Fulfillments: packing, shipping and delivering the units of an order.
@NullMarked
package dev.kontor.order.fulfillment;

import org.jspecify.annotations.NullMarked;
