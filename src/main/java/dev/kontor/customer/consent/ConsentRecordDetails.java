package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentRecordId;
import dev.kontor.customer.ConsentTextId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A consent that was given or withdrawn.
///
/// @param purpose code of the purpose
/// @param given `false`: withdrawn
/// @param textId what the customer agreed to
/// @param recordedBy id of the customer or of the member of staff
/// @param ip address of the customer; absent if staff recorded it
/// @param userAgent of the customer's browser, at most 300 characters; absent if staff recorded it
/// @param note evidence of staff
@Schema(name = "ConsentRecord")
record ConsentRecordDetails(
        ConsentRecordId id,
        @Schema(example = "NEWSLETTER") String purpose,
        @Schema(example = "true") boolean given,
        @Nullable ConsentTextId textId,
        ConsentSource source,
        @Schema(example = "cus_01h455vb4pex5vsknk084sn02q") String recordedBy,
        Instant recordedAt,
        @Nullable @Schema(example = "203.0.113.7") String ip,
        @Nullable @Schema(example = "Mozilla/5.0") String userAgent,

        @Nullable @Schema(example = "By telephone on May 4.")
        String note) {}
