package dev.kontor.audit;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// A stored entry of the audit log.
///
/// @param actor TypeID text, or `guest`, or `system`
/// @param object TypeID text
/// @param before JSON object; `{}` if empty
/// @param after JSON object; `{}` if empty
record AuditRecord(
        AuditEntryId id,
        Instant occurredAt,
        String actor,
        String action,
        String object,
        String requestId,
        String source,
        String before,
        String after) {

    private static final int FORM = 1;

    /// The input of its HMAC: every field, each preceded by its length.
    byte[] bytes() {
        var bytes = new ByteArrayOutputStream();
        try (var out = new DataOutputStream(bytes)) {
            out.writeInt(FORM);
            for (var field : new String[] {
                id.text(), occurredAt.toString(), actor, action, object, requestId, source, before, after
            }) {
                var text = field.getBytes(StandardCharsets.UTF_8);
                out.writeInt(text.length);
                out.write(text);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }
}
