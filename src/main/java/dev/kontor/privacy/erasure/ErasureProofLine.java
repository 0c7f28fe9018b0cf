package dev.kontor.privacy.erasure;

import dev.kontor.identity.CustomerId;
import dev.kontor.privacy.ErasureRequestId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A line of the file of proofs, without personal data.
///
/// @param customerId of a customer; it no longer refers to anything
/// @param emailKey keyed hash of the address of a guest, hexadecimal
record ErasureProofLine(
        ErasureRequestId requestId,
        @Nullable CustomerId customerId,
        @Nullable String emailKey,
        Instant erasedAt) {}
