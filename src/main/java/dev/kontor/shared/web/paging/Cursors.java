package dev.kontor.shared.web.paging;

import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import org.springframework.stereotype.Component;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Creates list windows: reads and writes the opaque cursors. A cursor is signed and bound to the list, its sort
/// and its filters.
@Component
public class Cursors {

    private static final String PURPOSE = "cursor";
    private static final int SIGNATURE_BYTES = 12;

    private final Keyring keyring;
    private final JsonMapper json;

    Cursors(Keyring keyring, JsonMapper json) {
        this.keyring = keyring;
        this.json = json;
    }

    record Mark(boolean backward, List<String> keys) {}

    /// The requested window.
    ///
    /// @param filters everything that filters the list; `toString` must distinguish two filters, like that of a
    ///     record
    /// @throws BadRequestException `invalid-filter` for an unsupported sort, `invalid-cursor` for a cursor of
    ///     another list, sort or filter
    public Window window(Listing listing, Sorting sorting, Object... filters) {
        var keys = sorting.keys(listing.sort());
        var scope = sorting.scope(keys) + "|" + Arrays.toString(filters);
        var cursor = listing.cursor();
        return new Window(
                keys, listing.size(), cursor == null ? null : read(cursor, scope, keys), mark -> write(mark, scope));
    }

    private String write(Mark mark, String scope) {
        var body = json.writeValueAsBytes(mark);
        var signature = signature(body, scope);
        return Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(ByteBuffer.allocate(SIGNATURE_BYTES + body.length)
                        .put(signature)
                        .put(body)
                        .array());
    }

    private Mark read(String cursor, String scope, List<Sorting.Key> keys) {
        try {
            var bytes = Base64.getUrlDecoder().decode(cursor);
            if (bytes.length <= SIGNATURE_BYTES) {
                throw invalid();
            }
            var body = Arrays.copyOfRange(bytes, SIGNATURE_BYTES, bytes.length);
            if (!keyring.isSigned(PURPOSE, message(body, scope), Arrays.copyOf(bytes, SIGNATURE_BYTES))) {
                throw invalid();
            }
            var mark = json.readValue(body, Mark.class);
            if (mark.keys().size() != keys.size()) {
                throw invalid();
            }
            return mark;
        } catch (IllegalArgumentException | JacksonException _) {
            throw invalid();
        }
    }

    private byte[] signature(byte[] body, String scope) {
        return Arrays.copyOf(keyring.sign(PURPOSE, message(body, scope)), SIGNATURE_BYTES);
    }

    private static byte[] message(byte[] body, String scope) {
        var scopeBytes = scope.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(body.length + scopeBytes.length)
                .put(body)
                .put(scopeBytes)
                .array();
    }

    private static BadRequestException invalid() {
        return BadRequestException.ofParameter(
                ProblemCode.INVALID_CURSOR, "cursor", "invalid-cursor", Message.of("request.cursor"));
    }
}
