package dev.kontor.order.payment;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Records a payment that the shop has received.
///
/// @param amount at most the amount missing
/// @param note origin of the payment
public record RecordPayment(
        @NotNull Money amount,

        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "Bank statement 12, line 4")
        String note) {}
