/// Shipping zones: countries and regions with the same shipping methods.
@NullMarked
package dev.kontor.shipping.zone;

import org.jspecify.annotations.NullMarked;
