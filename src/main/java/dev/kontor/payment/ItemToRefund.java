package dev.kontor.payment;

import dev.kontor.shared.money.Money;

/// What is to be given back for a single thing that a payment was for.
///
/// @param id as in [PaidItems]
/// @param quantity how many units of it; none for money that follows for units that were given back before
/// @param amount for all these units together
public record ItemToRefund(String id, int quantity, Money amount) {}
