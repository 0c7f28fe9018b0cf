/// Polls providers about payments and disputes with an unknown outcome.
@NullMarked
package dev.kontor.payment.polling;

import org.jspecify.annotations.NullMarked;
