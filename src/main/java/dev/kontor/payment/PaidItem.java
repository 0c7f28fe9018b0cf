package dev.kontor.payment;

import dev.kontor.shared.money.Money;

/// A single thing that a payment was for.
///
/// @param quantity how many units of it
/// @param paid for all units together, with tax and after discounts
public record PaidItem(int quantity, Money paid) {}
