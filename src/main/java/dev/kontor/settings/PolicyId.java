package dev.kontor.settings;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of one version of a policy.
public record PolicyId(UUID value) implements TypedId {

    public static PolicyId next() {
        return new PolicyId(TypeIds.next());
    }
}
