/// Compares what providers hold with what the ledger says, page by page, in the background.
@NullMarked
package dev.kontor.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
