package dev.kontor.payment;

import java.util.Map;

/// All refunds of a payment together, except those that leave the units in the order.
///
/// @param items by the ids of [PaidItems]
/// @param fullyCovered whether successful and pending refunds cover everything that was captured
/// @param fullyRefunded whether everything captured was refunded
public record RefundTotals(Map<String, RefundedItem> items, boolean fullyCovered, boolean fullyRefunded) {}
