package dev.kontor.notification;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a template of staff.
public record MailTemplateId(UUID value) implements TypedId {

    public static MailTemplateId next() {
        return new MailTemplateId(TypeIds.next());
    }
}
