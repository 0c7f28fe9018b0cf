/// The life cycle of orders: placed, paid, fulfilled, canceled. Every change locks the order's row first, so only one
/// of two conflicting changes succeeds.
@NullMarked
package dev.kontor.order.lifecycle;

import org.jspecify.annotations.NullMarked;
