package dev.kontor.giftcard.credit;

import dev.kontor.shared.money.Money;
import java.util.List;

/// The store credit of a customer.
///
/// @param items one balance for each currency, zero included
record StoreCredits(List<Money> items) {}
