/// Polls providers about payments and disputes whose outcome is open.
@NullMarked
package dev.kontor.payment.polling;

import org.jspecify.annotations.NullMarked;
