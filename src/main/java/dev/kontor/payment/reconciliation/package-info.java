/// Reconciles providers with the ledger, page by page, in the background.
@NullMarked
package dev.kontor.payment.reconciliation;

import org.jspecify.annotations.NullMarked;
