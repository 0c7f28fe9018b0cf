package dev.kontor.giftsale.sale;

import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/// Changes who gets a gift card that was not mailed yet, and when.
///
/// @param recipientEmail where the code is mailed
/// @param deliverOn day on which it is mailed, at most a year ahead
record ChangeGiftCardDelivery(
        @NotBlank @Email @Size(max = 254) @Schema(example = "grace@example.com")
        String recipientEmail,

        @Nullable @Size(min = 1, max = 100) @NoCardNumber @Schema(example = "Grace")
        String recipientName,

        @NotNull @Schema(example = "2026-12-24") LocalDate deliverOn) {}
