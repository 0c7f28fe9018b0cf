package dev.kontor.order.payment;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// @param amount amount to write off, at most what the buyer still has to pay
/// @param reason for internal records, not shown to the buyer
public record WriteOffDebt(
        @NotNull Money amount,

        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "2 % discount for payment within 10 days")
        String reason) {}
