package dev.kontor.order.credit;

import java.util.List;

/// What the customer owes for purchases on account, and may owe.
///
/// @param accounts by currency; empty if the customer owes nothing and there are no limits
record OwnCredit(List<CreditAccount> accounts) {}
