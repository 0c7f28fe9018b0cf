package dev.kontor.payment;

import dev.kontor.shared.money.Money;

/// The part of a refund for a single item of a payment.
///
/// @param id as in [PaidItems]
/// @param quantity units of the item; zero if the money belongs to units that were refunded before
/// @param amount for all these units together
public record ItemToRefund(String id, int quantity, Money amount) {}
