/// The reasons that buyers and staff choose from when they return units.
@NullMarked
package dev.kontor.order.returning.reason;

import org.jspecify.annotations.NullMarked;
