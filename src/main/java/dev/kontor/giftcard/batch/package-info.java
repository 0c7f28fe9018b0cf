/// Issues many gift cards at once, and exports their codes once.
@NullMarked
package dev.kontor.giftcard.batch;

import org.jspecify.annotations.NullMarked;
