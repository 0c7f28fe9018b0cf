package dev.kontor.promotion.simulation;

import dev.kontor.catalog.VariantId;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.identity.CustomerId;
import dev.kontor.promotion.PromotionCodes;
import dev.kontor.promotion.PromotionId;
import dev.kontor.shared.money.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A cart to evaluate promotions for. It is not stored.
///
/// @param channel code; the default channel if absent
/// @param country ISO 3166-1 code of the destination
/// @param customerId with the customer's groups and earlier orders
/// @param email of the buyer, with earlier orders
/// @param groups other groups of the buyer
/// @param paymentMethod code of the selected payment method
/// @param at time of the purchase; now if absent
/// @param promotionIds promotions to evaluate as if they were active and their codes were entered, such as drafts
record SimulateCart(
        @NotNull Currency currency,

        @Nullable @Size(min = 1, max = 64) @Schema(example = "default")
        String channel,

        @Nullable @Pattern(regexp = "[A-Z]{2}") @Schema(example = "DE")
        String country,

        @Nullable CustomerId customerId,
        @Nullable @Email @Size(max = 254) String email,
        @Nullable @Size(max = 100) List<@NotNull CustomerGroupId> groups,
        @NotNull @Size(min = 1, max = 200) List<@NotNull @Valid Item> items,
        @Nullable @Size(max = 20) List<@NotNull @Valid Charge> shipping,

        @Nullable @Pattern(regexp = "[a-z0-9-]{1,50}") @Schema(example = "bank-transfer")
        String paymentMethod,

        @Nullable @Size(max = 10) @Schema(example = "[\"SUMMER\"]")
        List<@NotNull @Size(min = 1, max = PromotionCodes.MAX_LENGTH) String> codes,

        @Nullable Instant at,
        @Nullable @Size(max = 20) List<@NotNull PromotionId> promotionIds) {

    /// Units of a variant.
    ///
    /// @param unitPrice before discounts, in the currency of the cart
    /// @param reduced whether the price is reduced; false if absent
    @Schema(name = "SimulatedItem")
    record Item(
            @NotNull VariantId variantId,

            @NotNull @Min(1) @Max(100_000) @Schema(example = "2")
            Integer quantity,

            @NotNull Money unitPrice,
            @Nullable @Schema(example = "false") Boolean reduced) {}

    /// A shipping charge.
    ///
    /// @param method code of the shipping method
    /// @param price before discounts, in the currency of the cart
    @Schema(name = "SimulatedShipping")
    record Charge(
            @NotNull @Size(min = 1, max = 64) @Schema(example = "standard")
            String method,

            @NotNull Money price) {}
}
