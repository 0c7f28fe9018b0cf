package dev.kontor.cart.draft;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Opens a payment link.
///
/// @param token of the link in the mail
record OpenPaymentLink(
        @NotBlank @Size(max = 100) @Schema(example = "dQw4w9WgXcQ7x5b8m4n1c5x7z9a3s5d7f8g9h0j1k2l")
        String token) {}
