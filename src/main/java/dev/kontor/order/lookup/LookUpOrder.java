package dev.kontor.order.lookup;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// Requests a link to an order.
///
/// @param number the order number of the confirmation
/// @param email the address of the order; upper and lower case are equal
record LookUpOrder(
        @NotBlank @Size(max = 30) @Schema(example = "K-100001")
        String number,

        @NotBlank @Email @Size(max = 254) @Schema(example = "ada@example.com")
        String email) {

    @Override
    public String toString() {
        return "LookUpOrder[***]";
    }
}
