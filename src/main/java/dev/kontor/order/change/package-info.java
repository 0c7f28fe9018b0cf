/// Changes of orders by staff: addresses, notes, tags, metadata, holds and recorded payments.
@NullMarked
package dev.kontor.order.change;

import org.jspecify.annotations.NullMarked;
