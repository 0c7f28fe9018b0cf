/// The ledger of the shop's money: double-entry, append-only, written in the same statement as the payment.
@NullMarked
package dev.kontor.payment.ledger;

import org.jspecify.annotations.NullMarked;
