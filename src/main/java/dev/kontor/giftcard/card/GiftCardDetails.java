package dev.kontor.giftcard.card;

import dev.kontor.giftcard.GiftCardBatchId;
import dev.kontor.giftcard.GiftCardId;
import dev.kontor.giftcard.GiftCardStatus;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A gift card, without its code.
///
/// @param lastCharacters of the code
/// @param initialValue with which it was issued
/// @param balance amount that it can still pay
/// @param expiresAt when it stops working; never if absent
/// @param note for staff
/// @param customerId for whom it was issued; anyone with the code can spend it
/// @param batchId the batch that it was issued with; absent for a single card
record GiftCardDetails(
        GiftCardId id,
        @Schema(example = "1") long version,
        @Schema(example = "7K3P") String lastCharacters,
        GiftCardStatus status,
        Money initialValue,
        Money balance,
        @Nullable @Schema(example = "2029-12-31T22:59:59Z") Instant expiresAt,

        @Nullable @Schema(example = "Goodwill for order 10023")
        String note,

        @Nullable CustomerId customerId,
        @Nullable GiftCardBatchId batchId,
        Instant createdAt,
        Instant updatedAt)
        implements Versioned {}
