package dev.kontor.audit;

import dev.kontor.shared.crypto.Keyring;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.stereotype.Component;

/// Creates the HMACs of entries and of their chain. The current key is derived from the installation's secret;
/// entries sealed with a former secret can be verified if that secret is configured.
@Component
class AuditKeys {

    private static final String ENTRY = "audit-entry";
    private static final String CHAIN = "audit-chain";
    private static final String REDACTION = "audit-redaction";
    private static final int ID_BYTES = 4;

    private final String current;
    private final Map<String, Keyring> keyrings = new LinkedHashMap<>();

    AuditKeys(Keyring keyring, AuditProperties properties) {
        this.current = id(keyring);
        Stream.concat(
                        keyring.each().stream(),
                        properties.formerSecrets().stream().map(Keyring::of))
                .forEach(each -> keyrings.putIfAbsent(id(each), each));
    }

    /// The id of the current key; reveals nothing about the key.
    String current() {
        return current;
    }

    byte[] seal(AuditRecord entry) {
        return seal(current, entry).orElseThrow();
    }

    /// Returns the HMAC of an entry with the key of that id; empty if this installation does not have the key.
    Optional<byte[]> seal(String key, AuditRecord entry) {
        return Optional.ofNullable(keyrings.get(key)).map(keyring -> keyring.sign(ENTRY, entry.bytes()));
    }

    /// The HMAC of a redacted entry with the current key.
    byte[] redaction(byte[] original, AuditRecord redacted) {
        return redaction(current, original, redacted).orElseThrow();
    }

    /// The HMAC of a redacted entry.
    ///
    /// @param original the HMAC of the entry as it was recorded
    Optional<byte[]> redaction(String key, byte[] original, AuditRecord redacted) {
        var content = redacted.bytes();
        var message = ByteBuffer.allocate(original.length + content.length)
                .put(original)
                .put(content)
                .array();
        return Optional.ofNullable(keyrings.get(key)).map(keyring -> keyring.sign(REDACTION, message));
    }

    /// The HMAC of the stored content of an entry with the key that it names.
    Optional<byte[]> content(ChainLink.SealedEntry stored) {
        return stored.redactionKeyId() == null
                ? seal(stored.keyId(), stored.entry())
                : redaction(stored.redactionKeyId(), stored.seal(), stored.entry());
    }

    byte[] link(byte[] before, long position, AuditEntryId entry, byte[] seal) {
        return link(current, before, position, entry, seal).orElseThrow();
    }

    /// The HMAC of a link of the chain.
    ///
    /// @param before the HMAC of the previous link; empty for the first
    /// @param seal the HMAC of the entry
    Optional<byte[]> link(String key, byte[] before, long position, AuditEntryId entry, byte[] seal) {
        var id = entry.value();
        var message = ByteBuffer.allocate(before.length + 3 * Long.BYTES + seal.length)
                .put(before)
                .putLong(position)
                .putLong(id.getMostSignificantBits())
                .putLong(id.getLeastSignificantBits())
                .put(seal)
                .array();
        return Optional.ofNullable(keyrings.get(key)).map(keyring -> keyring.sign(CHAIN, message));
    }

    private static String id(Keyring keyring) {
        var tag = keyring.sign("audit-key-id", "id".getBytes(StandardCharsets.UTF_8));
        return Keyring.hex(Arrays.copyOf(tag, ID_BYTES));
    }
}
