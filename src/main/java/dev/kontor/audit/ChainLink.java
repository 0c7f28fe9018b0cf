package dev.kontor.audit;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// A stored link of the chain, with its entry.
///
/// @param keyId of the key of the HMAC
/// @param mac covers the previous link, the position and the seal of the entry
/// @param stored the entry; absent if it is missing, which is a fault
record ChainLink(
        long position,
        AuditEntryId entry,
        String keyId,
        byte[] mac,
        @Nullable SealedEntry stored) {

    /// An entry with its HMAC.
    ///
    /// @param keyId of the key of the HMAC
    record SealedEntry(AuditRecord entry, String keyId, byte[] seal) {

        /// Whether the entry is unaltered.
        ///
        /// @param expected its recomputed HMAC
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
