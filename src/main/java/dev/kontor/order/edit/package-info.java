/// Edits of placed orders: staff add items, change quantities and prices; money and stock follow.
@NullMarked
package dev.kontor.order.edit;

import org.jspecify.annotations.NullMarked;
