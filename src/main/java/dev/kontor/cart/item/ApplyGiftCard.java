package dev.kontor.cart.item;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.Size;

/// A gift card with which to pay for the cart.
///
/// @param code upper and lower case, spaces and hyphens do not matter
record ApplyGiftCard(
        @NotBlank @Size(max = 100) @Schema(example = "8H2K-0Q9X-M4TR-Z1CW-5VNA-P6DE-7K3P")
        String code) {

    @Override
    public String toString() {
        return "ApplyGiftCard[***]";
    }
}
