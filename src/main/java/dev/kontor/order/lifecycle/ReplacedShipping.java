package dev.kontor.order.lifecycle;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A shipping charge that an edit replaces by another one.
///
/// @param formerId under which the former charge is stored, and refunded as far as it was paid
/// @param groupId the shipping group; absent if the order is not split
/// @param formerGrossMinor the former price with tax
/// @param grossMinor the new price with tax
public record ReplacedShipping(UUID formerId, @Nullable UUID groupId, long formerGrossMinor, long grossMinor) {

    OrderGroup former() {
        return new OrderGroup(formerId, formerGrossMinor, formerGrossMinor, 0);
    }
}
