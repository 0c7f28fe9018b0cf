package dev.kontor.customer.profile;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// Someone registered. The event does not contain the person; `customer.registered` reports the result.
///
/// @param customerId of the future customer
record RegistrationAsked(CustomerId customerId) implements Event {

    @Override
    public String type() {
        return "customer.registration_asked";
    }
}
