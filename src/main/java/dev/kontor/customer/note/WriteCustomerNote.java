package dev.kontor.customer.note;

import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// A new note on a customer.
///
/// @param text visible to staff only
record WriteCustomerNote(
        @NotBlank @Size(max = 2_000) @NoCardNumber @Schema(example = "Prefers deliveries before noon.")
        String text) {}
