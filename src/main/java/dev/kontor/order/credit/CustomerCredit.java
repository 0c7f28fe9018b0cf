package dev.kontor.order.credit;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.ContentTagged;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The debts and credit limits of a customer for purchases on account.
///
/// @param version 0 until staff set limits
/// @param updatedAt absent until then
/// @param limits of this customer, at most one for each currency; empty if those of the way to pay count
/// @param accounts by currency; empty if the customer owes nothing and there are no limits
record CustomerCredit(
        @Schema(example = "1") long version,
        @Nullable Instant updatedAt,
        List<Money> limits,
        List<CreditAccount> accounts)
        implements ContentTagged {}
