/// Spends gift cards for payments and returns what was spent.
@NullMarked
package dev.kontor.giftcard.spending;

import org.jspecify.annotations.NullMarked;
