/// Gift cards that buyers pay for.
@NullMarked
package dev.kontor.giftcard.sale;

import org.jspecify.annotations.NullMarked;
