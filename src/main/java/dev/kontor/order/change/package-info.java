/// Changes of orders by staff: addresses, notes, tags, holds and recorded payments.
@NullMarked
package dev.kontor.order.change;

import org.jspecify.annotations.NullMarked;
