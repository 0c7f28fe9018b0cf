package dev.kontor.order.credit;

import java.util.List;

/// The customer's own debts and credit limits for purchases on account.
///
/// @param accounts by currency; empty if the customer owes nothing and there are no limits
record OwnCredit(List<CreditAccount> accounts) {}
