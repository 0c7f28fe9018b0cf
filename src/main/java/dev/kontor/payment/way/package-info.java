/// The ways to pay that staff offer.
@NullMarked
package dev.kontor.payment.way;

import org.jspecify.annotations.NullMarked;
