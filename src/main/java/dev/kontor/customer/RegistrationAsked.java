package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;

/// Somebody wants to become a customer. Who is not told here; whether they do, `customer.registered` tells.
///
/// @param customerId of the customer to be
@Schema(description = "Somebody wants to become a customer.")
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
