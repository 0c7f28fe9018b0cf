package dev.kontor.giftcard.batch;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A new batch of gift cards.
///
/// @param name for staff
/// @param size number of cards
/// @param value of each card: greater than zero, at most 100,000,000 minor units
/// @param expiresAt when the cards stop working; never if absent
record CreateGiftCardBatch(
        @NotBlank @Size(max = 100) @NoCardNumber @Schema(example = "Staff party 2027")
        String name,

        @NotNull @Min(1) @Max(10_000) @Schema(example = "200")
        Integer size,

        @NotNull Money value,
        @Nullable @Schema(example = "2029-12-31T22:59:59Z") Instant expiresAt) {}
