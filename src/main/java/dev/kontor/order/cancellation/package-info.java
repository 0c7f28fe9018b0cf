/// Cancels orders, in whole or in part.
@NullMarked
package dev.kontor.order.cancellation;

import org.jspecify.annotations.NullMarked;
