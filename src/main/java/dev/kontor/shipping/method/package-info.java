/// Shipping methods and their prices.
@NullMarked
package dev.kontor.shipping.method;

import org.jspecify.annotations.NullMarked;
