package dev.kontor.customer.profile;

import java.time.Instant;

/// A recorded erasure request.
///
/// @param requestedAt the first request
/// @param status of the account, which can no longer sign in
record ErasureRequest(Instant requestedAt, CustomerStatus status) {}
