package dev.kontor.payment;

import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An entry of the ledger. The entries of one transaction sum to zero.
///
/// @param transactionId shared by the entries of one movement
/// @param paymentId absent for entries of stored value
/// @param holder id of the gift card or of the store credit, for entries of stored value
/// @param provider that held the money; `stored-value` for gift cards
/// @param cause the step that moved the money: `AUTHORIZE`, `CAPTURE`, `CANCEL`, `REFUND`, `RECEIVE` or
///     `DISPUTE`; of gift cards `ISSUE`, `ADJUST`, `SPEND`, `RELEASE`, `REFUND` or `EXPIRE`
/// @param debit absent for a credit
/// @param credit absent for a debit
public record LedgerEntry(
        LedgerEntryId id,
        LedgerTransactionId transactionId,
        LedgerAccount account,
        @Nullable PaymentId paymentId,

        @Nullable @Schema(example = "gift_01jdhe0000f7n8t0000000000e")
        String holder,

        @Schema(example = "test") String provider,
        @Schema(example = "CAPTURE") String cause,
        @Nullable Money debit,
        @Nullable Money credit,
        Instant postedAt) {}
