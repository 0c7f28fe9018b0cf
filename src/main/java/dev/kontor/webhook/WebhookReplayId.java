package dev.kontor.webhook;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a replay.
public record WebhookReplayId(UUID value) implements TypedId {

    public static WebhookReplayId next() {
        return new WebhookReplayId(TypeIds.next());
    }
}
