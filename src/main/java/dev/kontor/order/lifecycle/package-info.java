/// The life of orders: placed, paid, fulfilled, canceled. Every change locks the order's row first, so that of
/// two that exclude each other one wins.
@NullMarked
package dev.kontor.order.lifecycle;

import org.jspecify.annotations.NullMarked;
