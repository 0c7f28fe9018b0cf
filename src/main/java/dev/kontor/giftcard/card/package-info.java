/// Gift cards as staff manage them: issue, list, change, adjust.
@NullMarked
package dev.kontor.giftcard.card;

import org.jspecify.annotations.NullMarked;
