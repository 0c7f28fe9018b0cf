package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;

/// There is a new customer.
///
/// @param by who did it, by id
@Schema(description = "There is a new customer.")
public record CustomerRegistered(CustomerId customerId, String by) implements Event {

    @Override
    public String type() {
        return "customer.registered";
    }

    @Override
    public CustomerId subject() {
        return customerId;
    }
}
