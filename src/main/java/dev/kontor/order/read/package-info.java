/// Orders as buyers, staff and other modules read them.
@NullMarked
package dev.kontor.order.read;

import org.jspecify.annotations.NullMarked;
