package dev.kontor.payment.processing;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// @param reason for the books, not shown to the buyer
record RefundPayment(
        @NotNull Money amount,

        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "One cup was broken.")
        String reason) {}
