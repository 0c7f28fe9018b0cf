/// Store credit of customers: granted by staff, seen by its customer.
@NullMarked
package dev.kontor.giftcard.credit;

import org.jspecify.annotations.NullMarked;
