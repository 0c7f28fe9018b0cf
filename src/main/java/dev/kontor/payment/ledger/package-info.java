/// The books of the shop's money: double entry, append-only, written in the statement that moves a payment.
@NullMarked
package dev.kontor.payment.ledger;

import org.jspecify.annotations.NullMarked;
