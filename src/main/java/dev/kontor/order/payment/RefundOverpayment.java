package dev.kontor.order.payment;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// @param amount at most what the order has as `overpaid`
/// @param note how it was refunded, for internal records
public record RefundOverpayment(
        @NotNull Money amount,

        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "Transferred back on 3 December")
        String note) {}
