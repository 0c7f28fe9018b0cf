package dev.kontor.order.payment;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Records a payment that the shop has received.
///
/// @param amount everything that was received; without `overpayment` at most the amount missing
/// @param note origin of the payment
/// @param overpayment the part of `amount` that is not due. It must be exactly that, so that no typo is booked
public record RecordPayment(
        @NotNull Money amount,

        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "Bank statement 12, line 4")
        String note,

        @Nullable Money overpayment) {}
