package dev.kontor.cart.aggregate;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// The part of a cart that makes it a draft order: staff prepare it, and its buyer can only pay for it.
///
/// @param by the actor who created it, as in timelines
/// @param linkUntil end of the validity of the payment link; absent if there is none
/// @param hold reference of the reservation that holds its stock; absent if there is none
/// @param holdUntil end of the hold
/// @param held whether the hold has not expired, by the clock of the database
/// @param changeable whether the caller is staff
public record StaffDraft(
        String by,
        @Nullable Instant linkUntil,
        @Nullable UUID hold,
        @Nullable Instant holdUntil,
        boolean held,
        boolean changeable) {

    /// A new draft order.
    public static StaffDraft by(String actor) {
        return new StaffDraft(actor, null, null, null, false, true);
    }

    StaffDraft changeable(boolean byStaff) {
        return new StaffDraft(by, linkUntil, hold, holdUntil, held, byStaff);
    }
}
