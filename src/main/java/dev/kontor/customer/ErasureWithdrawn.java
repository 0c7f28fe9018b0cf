package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// The request to erase a customer was withdrawn or rejected. The account is enabled again.
public record ErasureWithdrawn(CustomerId customerId) implements Event {

    @Override
    public String type() {
        return "customer.erasure_withdrawn";
    }
}
