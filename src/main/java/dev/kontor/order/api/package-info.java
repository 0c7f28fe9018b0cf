/// REST API of orders for buyers and staff.
@NullMarked
package dev.kontor.order.api;

import org.jspecify.annotations.NullMarked;
