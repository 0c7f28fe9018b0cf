package dev.kontor.cart.basket;

import dev.kontor.shared.address.Address;
import dev.kontor.shared.web.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Starts a cart. Everything can be left out and set later.
///
/// @param currency ISO 4217; the shop's first one if left out
/// @param locale BCP 47; decides the language of titles and mails
record CreateCart(
        @Nullable @Pattern(regexp = "[A-Z]{3}") @Schema(example = "USD")
        String currency,

        @Nullable @Size(max = 35) @Schema(example = "en") String locale,

        @Nullable @Email @Size(max = 254) @Schema(example = "ada@example.com")
        String email,

        @Nullable @NoCardNumber @Size(max = 1000) String note,
        @Nullable @Valid Address shippingAddress,
        @Nullable @Valid Address billingAddress,
        @Nullable @Size(max = Cart.MAX_ITEMS) List<@Valid AddItem> items) {

    static final CreateCart NOTHING = new CreateCart(null, null, null, null, null, null, null);
}
