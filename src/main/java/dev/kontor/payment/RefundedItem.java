package dev.kontor.payment;

import dev.kontor.shared.money.Money;

/// The refunds of a single item together.
///
/// @param units of successful and pending refunds
/// @param amount of successful and pending refunds
/// @param unitsBack of successful refunds
/// @param amountBack of successful refunds
public record RefundedItem(int units, Money amount, int unitsBack, Money amountBack) {}
