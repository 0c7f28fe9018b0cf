package dev.kontor.payment;

import dev.kontor.shared.money.Money;

/// What all refunds together give back for a single thing that a payment was for.
///
/// @param units of refunds that have succeeded or may still succeed
/// @param amount of the same refunds
/// @param unitsBack of refunds that have succeeded
/// @param amountBack of the same refunds
public record RefundedItem(int units, Money amount, int unitsBack, Money amountBack) {}
