package dev.kontor.privacy;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;
import org.jspecify.annotations.Nullable;

/// The personal data of a customer or guest was erased. Systems that have copies erase them now.
///
/// @param customerId the erased customer; absent for a guest
public record CustomerErased(
        ErasureRequestId erasureRequestId, @Nullable CustomerId customerId) implements Event {

    @Override
    public String type() {
        return "customer.erased";
    }
}
