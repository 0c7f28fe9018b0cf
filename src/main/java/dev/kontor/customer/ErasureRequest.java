package dev.kontor.customer;

import java.time.Instant;

/// A recorded request of a customer to be forgotten.
///
/// @param requestedAt when the customer asked first
/// @param status of the account: nobody can sign in any more
record ErasureRequest(Instant requestedAt, CustomerStatus status) {}
