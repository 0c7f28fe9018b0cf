package dev.kontor.giftcard.card;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Changes the balance of a gift card.
///
/// @param amount the difference; negative to withdraw value, at most the balance
/// @param reason for staff, stored with the transaction
record AdjustGiftCard(
        @NotNull Money amount,

        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "Wrong value at the counter")
        String reason) {}
