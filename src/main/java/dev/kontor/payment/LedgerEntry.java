package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One entry of the ledger. The entries of one transaction sum to zero.
///
/// @param transactionId what the entries of one movement have in common
/// @param provider who held the money
/// @param cause what moved it: `AUTHORIZE`, `CAPTURE`, `CANCEL`, `REFUND`, `RECEIVE`, `DISPUTE`, or `OPENING`
///     for what was there before the books were kept
/// @param debit absent for a credit
/// @param credit absent for a debit
public record LedgerEntry(
        LedgerEntryId id,
        LedgerTransactionId transactionId,
        LedgerAccount account,
        PaymentId paymentId,
        @Schema(example = "test") String provider,
        @Schema(example = "CAPTURE") String cause,
        @Nullable Money debit,
        @Nullable Money credit,
        Instant postedAt) {}
