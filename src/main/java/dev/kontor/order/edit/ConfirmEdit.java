package dev.kontor.order.edit;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Confirms an edit.
///
/// @param paymentMethod how the buyer pays the difference, if there is one: a method whose money arrives outside of
///     a provider, or `payment-link`, which mails the buyer a link to pay by any other method. Required if
///     `preview.toPay` is above zero
@Schema(name = "ConfirmOrderEdit")
record ConfirmEdit(
        @Nullable @Size(min = 1, max = 50) @Schema(example = "bank-transfer")
        String paymentMethod) {}
