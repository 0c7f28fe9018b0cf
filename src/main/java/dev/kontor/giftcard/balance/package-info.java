/// The balance of a gift card, for its holder.
@NullMarked
package dev.kontor.giftcard.balance;

import org.jspecify.annotations.NullMarked;
