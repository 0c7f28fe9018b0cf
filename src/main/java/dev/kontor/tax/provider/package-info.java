/// Taxes that a tax service calculates and records: quotes of carts, and documents of orders.
@NullMarked
package dev.kontor.tax.provider;

import org.jspecify.annotations.NullMarked;
