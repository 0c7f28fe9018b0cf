package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A customer was created.
///
/// @param by id of the actor
@Schema(description = "A customer was created.")
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
