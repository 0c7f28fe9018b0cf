/// Payment links: buyers pay what an order awaits with a payment provider.
@NullMarked
package dev.kontor.order.paymentlink;

import org.jspecify.annotations.NullMarked;
