package dev.kontor.payment.ledger;

import dev.kontor.payment.LedgerAccount;
import dev.kontor.payment.PaymentId;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import org.jspecify.annotations.Nullable;

/// Filters the list of entries.
record LedgerFilter(
        @Parameter(description = "Only entries of this account.") @Nullable
        LedgerAccount account,

        @Parameter(description = "Only entries of this payment.") @Nullable
        PaymentId paymentId,

        @Nullable TimeRange postedAt) {}
