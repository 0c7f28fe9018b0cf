package dev.kontor.identity;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a mail about an account.
public record MailId(UUID value) implements TypedId {

    public static MailId next() {
        return new MailId(TypeIds.next());
    }
}
