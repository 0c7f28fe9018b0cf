package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A customer has confirmed their e-mail address and can sign in from now on.
@Schema(description = "A customer has confirmed their e-mail address and can sign in from now on.")
public record CustomerVerified(CustomerId customerId) implements Event {

    @Override
    public String type() {
        return "customer.verified";
    }

    @Override
    public CustomerId subject() {
        return customerId;
    }
}
