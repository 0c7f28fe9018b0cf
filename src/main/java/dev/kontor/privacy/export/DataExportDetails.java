package dev.kontor.privacy.export;

import dev.kontor.identity.CustomerId;
import dev.kontor.jobs.JobId;
import dev.kontor.privacy.DataExportId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// An export of a person's data, for staff.
///
/// @param customerId absent for a guest
/// @param email of the guest; absent for a customer, and once it has expired
/// @param requestedBy id of the customer or the member of staff
/// @param bytes size of the archive; absent until it is ready
/// @param jobId the job that collects the data
/// @param readyAt absent until it is ready
/// @param expiresAt when the archive is deleted
@Schema(name = "DataExport")
record DataExportDetails(
        DataExportId id,
        @Nullable CustomerId customerId,
        @Nullable @Schema(example = "ada@example.com") String email,
        DataExportStatus status,
        @Schema(example = "cus_01h455vb4pex5vsknk084sn02q") String requestedBy,
        @Nullable @Schema(example = "48213") Long bytes,
        JobId jobId,
        Instant createdAt,
        @Nullable Instant readyAt,
        Instant expiresAt) {

    /// Whether the person started it.
    boolean startedByPerson() {
        return customerId != null && customerId.text().equals(requestedBy);
    }
}
