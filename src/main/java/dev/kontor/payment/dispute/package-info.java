/// Recorded disputes of payments, for staff to read.
@NullMarked
package dev.kontor.payment.dispute;

import org.jspecify.annotations.NullMarked;
