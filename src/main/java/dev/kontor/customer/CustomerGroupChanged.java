package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// A customer joined or left a group.
///
/// @param joined whether the customer is now a member
public record CustomerGroupChanged(CustomerId customerId, CustomerGroupId groupId, boolean joined) implements Event {}
