package dev.kontor.giftcard.card;

import dev.kontor.giftcard.GiftCardStatus;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Changes a gift card; value and code stay.
///
/// @param disabled whether it is refused; its balance stays
/// @param expiresAt when it stops working; never if absent
/// @param note for staff
/// @param customerId for whom it was issued
record ChangeGiftCard(
        @NotNull @Schema(example = "true") Boolean disabled,
        @Nullable @Schema(example = "2029-12-31T22:59:59Z") Instant expiresAt,

        @Nullable @Size(min = 1, max = 500) @NoCardNumber @Schema(example = "Goodwill for order 10023")
        String note,

        @Nullable CustomerId customerId) {

    static ChangeGiftCard of(GiftCardDetails card) {
        return new ChangeGiftCard(
                card.status() == GiftCardStatus.DISABLED, card.expiresAt(), card.note(), card.customerId());
    }
}
