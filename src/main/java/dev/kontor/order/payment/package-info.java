/// Payments, due refunds and the ledger of orders.
@NullMarked
package dev.kontor.order.payment;

import org.jspecify.annotations.NullMarked;
