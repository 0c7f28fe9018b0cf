package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// A customer withdrew a consent.
///
/// @param purpose code of the purpose
/// @param source `ACCOUNT`, `CHECKOUT`, `EMAIL`, `STAFF` or `IMPORT`
public record ConsentWithdrawn(CustomerId customerId, String purpose, String source) implements Event {

    @Override
    public String type() {
        return "consent.withdrawn";
    }
}
