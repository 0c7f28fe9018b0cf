package dev.kontor.promotion;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a batch of coupons.
public record CouponBatchId(UUID value) implements TypedId {

    public static CouponBatchId next() {
        return new CouponBatchId(TypeIds.next());
    }
}
