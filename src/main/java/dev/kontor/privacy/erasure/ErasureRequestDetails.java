package dev.kontor.privacy.erasure;

import dev.kontor.identity.CustomerId;
import dev.kontor.jobs.JobId;
import dev.kontor.privacy.ErasureRequestId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A request to erase a person: a customer, or a guest by e-mail address.
///
/// @param customerId absent for a guest
/// @param email of the guest; absent for a customer, and once the guest is erased
/// @param requestedBy id of the customer or the member of staff; `system` for retention settings
/// @param decidedBy id of who approved, rejected or withdrew it; `system` for retention periods, restored
///     backups and staff who enable the account; absent before
/// @param reason why it was rejected
/// @param jobId the job that erases; absent before the approval
/// @param erasedAt when the last personal data was gone
record ErasureRequestDetails(
        ErasureRequestId id,
        @Nullable CustomerId customerId,
        @Nullable @Schema(example = "ada@example.com") String email,
        ErasureOrigin origin,
        ErasureStatus status,
        Instant requestedAt,
        @Schema(example = "cus_01h455vb4pex5vsknk084sn02q") String requestedBy,
        @Nullable Instant decidedAt,

        @Nullable @Schema(example = "stf_01h455vb4pex5vsknk084sn02q")
        String decidedBy,

        @Nullable @Schema(example = "The dispute is not settled.")
        String reason,

        @Nullable JobId jobId,
        @Nullable Instant erasedAt) {}
