package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;

/// A customer joined or left a group.
///
/// @param joined whether the customer is now a member
@Schema(description = "A customer joined or left a group.")
public record CustomerGroupChanged(CustomerId customerId, CustomerGroupId groupId, boolean joined) implements Event {

    @Override
    public String type() {
        return "customer.group_changed";
    }

    @Override
    public CustomerId subject() {
        return customerId;
    }
}
