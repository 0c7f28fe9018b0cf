package dev.kontor.cart.draft;

import dev.kontor.cart.aggregate.PriceOverride;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;

/// Sets the unit price of an item.
///
/// @param unitPrice price of a unit as the buyer sees it, in the currency of the draft: with or without tax
///     by the rules of the destination. It includes the surcharges of inputs
/// @param reason why the price differs; staff see it at the order
record SetItemPrice(
        @NotNull Money unitPrice,

        @NotBlank @Size(max = PriceOverride.MAX_REASON) @Schema(example = "Matched the price of the catalogue.")
        String reason) {}
