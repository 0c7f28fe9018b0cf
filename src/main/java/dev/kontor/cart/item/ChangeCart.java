package dev.kontor.cart.item;

import dev.kontor.cart.aggregate.CartDraft;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import org.jspecify.annotations.Nullable;

/// Changes what a buyer enters about an order. A new currency prices every item again.
///
/// @param paymentMethod code of one of the cart's payment methods. Discounts can depend on it. The cart can
///     then be paid by this method only
public record ChangeCart(
        @NotNull @Pattern(regexp = "[A-Z]{3}") @Schema(example = "USD")
        String currency,

        @NotNull @Size(max = 35) @Schema(example = "en") String locale,

        @Nullable @Email @Size(max = 254) @Schema(example = "ada@example.com")
        String email,

        @Nullable @NoCardNumber @Size(max = 1000) String note,
        @Nullable @Valid Address shippingAddress,
        @Nullable @Valid Address billingAddress,

        @Nullable @Pattern(regexp = "[a-z0-9-]{1,50}") @Schema(example = "test")
        String paymentMethod) {

    static ChangeCart of(CartDraft draft) {
        return new ChangeCart(
                draft.currency().getCurrencyCode(),
                draft.locale().toLanguageTag(),
                draft.email(),
                draft.note(),
                draft.shippingAddress(),
                draft.billingAddress(),
                draft.paymentMethod());
    }
}
