package dev.kontor.payment;

import java.util.Map;

/// All refunds of a payment together, except those that leave the units in the order.
///
/// @param items by the ids of [PaidItems]
/// @param whole whether successful and pending refunds cover everything that was captured
/// @param wholeBack whether everything captured was refunded
public record RefundTotals(Map<String, RefundedItem> items, boolean whole, boolean wholeBack) {}
