package dev.kontor.payment;

import dev.kontor.shared.money.Money;

/// A single item of a payment.
///
/// @param quantity units of the item
/// @param paid for all units together, with tax and after discounts
public record PaidItem(int quantity, Money paid) {}
