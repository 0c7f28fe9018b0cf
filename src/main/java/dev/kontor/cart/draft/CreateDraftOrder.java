package dev.kontor.cart.draft;

import dev.kontor.cart.aggregate.Cart;
import dev.kontor.cart.item.AddItem;
import dev.kontor.cart.item.CreateCart;
import dev.kontor.channel.Channel;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.address.Address;
import dev.kontor.shared.web.binding.NoCardNumber;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates a draft order. All fields are optional, and all except `customerId` and `channel` can be set
/// later.
///
/// @param customerId the customer whose order it becomes and whose prices apply; a guest's order if absent
/// @param currency ISO 4217, one of the channel's currencies; the channel's default if absent
/// @param locale BCP 47, one of the channel's languages; the channel's default if absent
/// @param channel code of the channel; `default` if absent
/// @param email address of the payment link and of the order; that of the customer if absent
/// @param note of the order; the buyer sees it
record CreateDraftOrder(
        @Nullable CustomerId customerId,

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

    static final CreateDraftOrder NOTHING = new CreateDraftOrder(null, null, null, null, null, null, null, null, null);

    CreateCart cart(@Nullable String customersEmail) {
        return new CreateCart(
                currency,
                locale,
                channel == null ? Channel.DEFAULT : channel,
                email == null ? customersEmail : email,
                note,
                shippingAddress,
                billingAddress,
                items);
    }
}
