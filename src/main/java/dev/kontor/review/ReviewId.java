package dev.kontor.review;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a review.
public record ReviewId(UUID value) implements TypedId {

    public static ReviewId next() {
        return new ReviewId(TypeIds.next());
    }
}
