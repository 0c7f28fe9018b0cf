package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;

/// Name, language, address or status of a customer changed.
///
/// @param by id of the actor
@Schema(description = "Name, language, address or status of a customer changed.")
public record CustomerUpdated(CustomerId customerId, String by) implements Event {

    @Override
    public String type() {
        return "customer.updated";
    }

    @Override
    public CustomerId subject() {
        return customerId;
    }
}
