/// The policies that counted when an order was placed, for buyers and staff.
@NullMarked
package dev.kontor.order.policy;

import org.jspecify.annotations.NullMarked;
