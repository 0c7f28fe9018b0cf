package dev.kontor.giftcard.card;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A new gift card.
///
/// @param value greater than zero, at most 100,000,000 minor units
/// @param expiresAt when it stops working; never if absent
/// @param note for staff
/// @param customerId for whom it is issued; anyone with the code can spend it
record IssueGiftCard(
        @NotNull Money value,
        @Nullable @Schema(example = "2029-12-31T22:59:59Z") Instant expiresAt,

        @Nullable @Size(min = 1, max = 500) @NoCardNumber @Schema(example = "Goodwill for order 10023")
        String note,

        @Nullable CustomerId customerId) {}
