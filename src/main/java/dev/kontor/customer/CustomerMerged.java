package dev.kontor.customer;

import dev.kontor.events.Event;
import dev.kontor.identity.CustomerId;

/// Two customers were merged: the records of one belong to the other now, and its account is disabled.
///
/// @param mergedCustomerId the customer whose records were moved
/// @param by id of the actor
public record CustomerMerged(CustomerId customerId, CustomerId mergedCustomerId, String by) implements Event {}
