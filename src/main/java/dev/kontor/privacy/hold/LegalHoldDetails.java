package dev.kontor.privacy.hold;

import dev.kontor.identity.CustomerId;
import dev.kontor.privacy.LegalHoldId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A person who must not be erased.
///
/// @param customerId absent for a guest
/// @param email of a guest, in lower case; absent for a customer
/// @param createdBy id of the member of staff
@Schema(name = "LegalHold")
record LegalHoldDetails(
        LegalHoldId id,
        @Nullable CustomerId customerId,
        @Nullable @Schema(example = "ada@example.com") String email,
        @Schema(example = "Lawsuit 4 C 12/26") String reason,
        @Schema(example = "stf_01h455vb4pex5vsknk084sn02q") String createdBy,
        Instant createdAt) {}
