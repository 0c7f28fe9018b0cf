package dev.kontor.newsletter;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a subscriber of the newsletter.
public record NewsletterSubscriberId(UUID value) implements TypedId {

    public static NewsletterSubscriberId next() {
        return new NewsletterSubscriberId(TypeIds.next());
    }
}
