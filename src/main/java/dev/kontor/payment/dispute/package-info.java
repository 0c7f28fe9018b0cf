/// Payments that buyers dispute with their bank: what is recorded of them, to read.
@NullMarked
package dev.kontor.payment.dispute;

import org.jspecify.annotations.NullMarked;
