package dev.kontor.payment;

import java.util.Map;

/// All refunds of a payment together, except those that leave the units in the order.
///
/// @param items by the ids of [PaidItems]
/// @param whole whether refunds of all that was captured have succeeded or may still succeed
/// @param wholeBack whether all that was captured went back
public record RefundTotals(Map<String, RefundedItem> items, boolean whole, boolean wholeBack) {}
