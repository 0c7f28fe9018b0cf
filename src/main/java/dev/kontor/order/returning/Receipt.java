package dev.kontor.order.returning;

import com.fasterxml.jackson.annotation.JsonIgnore;
import dev.kontor.inventory.LocationId;
import dev.kontor.order.ReturnId;
import dev.kontor.shared.id.TypeIds;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Units of a return that were inspected together. Receipts are never changed.
///
/// @param locationId where they arrived; `SELLABLE` units were added to its stock
/// @param actor id of the member of staff or the API key
@Schema(name = "ReturnReceipt")
public record Receipt(
        @JsonIgnore UUID id,
        @JsonIgnore ReturnId returnId,
        @Nullable LocationId locationId,
        List<ReceivedUnits> items,
        @Schema(example = "stf_01h455vb4pex5vsknk084sn02q") String actor,
        Instant at) {

    static Receipt of(ReturnId id, ReceiveReturn request, String actor, Instant now) {
        return new Receipt(TypeIds.next(), id, request.locationId(), request.items(), actor, now);
    }
}
