/// The money side of an order: payments, refunds that are due, and the ledger.
@NullMarked
package dev.kontor.order.payment;

import org.jspecify.annotations.NullMarked;
