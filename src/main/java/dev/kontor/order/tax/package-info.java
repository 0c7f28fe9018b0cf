/// Reports the taxes of orders to a tax service.
@NullMarked
package dev.kontor.order.tax;

import org.jspecify.annotations.NullMarked;
