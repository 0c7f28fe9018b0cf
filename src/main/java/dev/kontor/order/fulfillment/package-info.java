/// Packs, ships and delivers the units of an order.
@NullMarked
package dev.kontor.order.fulfillment;

import org.jspecify.annotations.NullMarked;
