package dev.kontor.giftcard.credit;

import dev.kontor.shared.money.Money;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Grants or withdraws store credit.
///
/// @param amount positive to grant, negative to withdraw at most the balance
/// @param reason for staff, stored with the transaction and not shown to the customer
record AdjustStoreCredit(
        @NotNull Money amount,

        @NotBlank @Size(max = 500) @NoCardNumber @Schema(example = "Late delivery")
        String reason) {}
