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
    /// @param seal the HMAC of the entry as it was recorded
    /// @param redactionKeyId of the key of the second HMAC; absent if the entry is as it was recorded
    /// @param redactionSeal the HMAC of the first one and of what remains of the entry
    record SealedEntry(
            AuditRecord entry,
            String keyId,
            byte[] seal,
            @Nullable String redactionKeyId,
            byte @Nullable [] redactionSeal) {

        /// The key of the HMAC over the entry as it is stored.
        String contentKeyId() {
            return redactionKeyId == null ? keyId : redactionKeyId;
        }

        /// Returns whether the entry is unaltered.
        ///
        /// @param expected its recomputed HMAC
        boolean matches(byte[] expected) {
            return Arrays.equals(redactionSeal == null ? seal : redactionSeal, expected);
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
