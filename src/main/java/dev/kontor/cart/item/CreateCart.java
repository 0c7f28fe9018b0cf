package dev.kontor.cart.item;

import dev.kontor.cart.aggregate.Cart;
import dev.kontor.channel.Channel;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates a cart. All fields are optional and can be set later.
///
/// @param currency ISO 4217, one of the channel's currencies; the channel's default if absent
/// @param locale BCP 47, one of the channel's languages; used for titles and mails; the channel's default
///     if absent
/// @param channel code of the channel, which never changes; that of the publishable key if absent, else
///     `default`
public record CreateCart(
        @Nullable @Pattern(regexp = "[A-Z]{3}") @Schema(example = "USD")
        String currency,

        @Nullable @Size(max = 35) @Schema(example = "en") String locale,

        @Nullable @Size(min = 1, max = Channel.CODE_LENGTH) @Pattern(regexp = Channel.CODE) @Schema(example = "default")
        String channel,

        @Nullable @Email @Size(max = 254) @Schema(example = "ada@example.com")
        String email,

        @Nullable @NoCardNumber @Size(max = 1000) String note,
        @Nullable @Valid Address shippingAddress,
        @Nullable @Valid Address billingAddress,
        @Nullable @Size(max = Cart.MAX_ITEMS) List<@Valid AddItem> items) {

    static final CreateCart NOTHING = new CreateCart(null, null, null, null, null, null, null, null);

    boolean hasItems() {
        return items != null && !items.isEmpty();
    }
}
