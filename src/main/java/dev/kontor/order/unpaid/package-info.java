/// Orders whose bank transfer does not arrive: buyers are reminded, and the order is canceled in the end.
@NullMarked
package dev.kontor.order.unpaid;

import org.jspecify.annotations.NullMarked;
