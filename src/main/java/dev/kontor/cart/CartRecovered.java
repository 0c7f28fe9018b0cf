package dev.kontor.cart;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/// The buyer came back to an abandoned cart by the link of a mail.
///
/// @param customerId TypeID text of the customer; absent for a guest
@Schema(description = "The buyer came back to an abandoned cart by the link of a mail.")
public record CartRecovered(CartId cartId, @Nullable String customerId) implements Event {

    @Override
    public String type() {
        return "cart.recovered";
    }

    @Override
    public CartId subject() {
        return cartId;
    }
}
