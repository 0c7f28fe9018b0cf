package dev.kontor.identity.event;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A customer has confirmed a new e-mail address.
@Schema(description = "A customer has confirmed a new e-mail address.")
public record CustomerEmailChanged(CustomerId customerId) implements Event {

    @Override
    public String type() {
        return "customer.email_changed";
    }

    @Override
    public CustomerId subject() {
        return customerId;
    }
}
