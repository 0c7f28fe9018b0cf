package dev.kontor.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A link of the chain as it is stored, with its entry.
///
/// @param keyId of the key that the HMAC was made with
/// @param mac covers the link before, the position and the seal of the entry
/// @param stored the entry; absent if there is none, which somebody has to explain
record ChainLink(
        long position,
        AuditEntryId entry,
        String keyId,
        byte[] mac,
        @Nullable SealedEntry stored) {

    /// An entry with its own HMAC.
    ///
    /// @param keyId of the key that the HMAC was made with
    record SealedEntry(AuditRecord entry, String keyId, byte[] seal) {

        /// Whether the entry is as it was when it was written.
        ///
        /// @param expected its HMAC as it should be
        boolean fits(byte[] expected) {
            return Arrays.equals(seal, expected);
        }

        @Override
        public String toString() {
            return "SealedEntry[" + entry.id().text() + "]";
        }
    }

    ChainHead head() {
        return new ChainHead(position, mac);
    }

    @Override
    public String toString() {
        return "ChainLink[" + position + ", " + entry.text() + "]";
    }
}
