/// Refunds of returned units: proposed from what was received, and made once.
@NullMarked
package dev.kontor.order.returning.refund;

import org.jspecify.annotations.NullMarked;
