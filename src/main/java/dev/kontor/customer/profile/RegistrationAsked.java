package dev.kontor.customer.profile;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;

/// Someone registered. The event does not contain the person; `customer.registered` reports the result.
///
/// @param customerId of the future customer
@Schema(description = "Someone registered.")
record RegistrationAsked(CustomerId customerId) implements Event {

    @Override
    public String type() {
        return "customer.registration_asked";
    }

    @Override
    public CustomerId subject() {
        return customerId;
    }
}
