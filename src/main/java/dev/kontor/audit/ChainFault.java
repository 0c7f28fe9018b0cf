package dev.kontor.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The first fault in the audit log.
///
/// @param position in the chain; absent if the entry has none
/// @param entry the affected entry; absent if unknown
/// @param detail what was found, for the investigation
record ChainFault(
        Kind kind, @Nullable Long position, @Nullable AuditEntryId entry, String detail) {

    enum Kind {
        /// An entry or a link was altered, or was not written by Kontor.
        CHANGED,
        /// An entry or a link was deleted.
        MISSING,
        /// An entry is at the position of another one.
        REORDERED,
        /// An entry exists that was never queued for sealing.
        INSERTED,
        /// It was sealed with a secret that is not configured, so it cannot be verified.
        UNKNOWN_KEY,
        /// The chain ends before a known head.
        SHORTER;

        String text() {
            return name().toLowerCase(Locale.ROOT).replace('_', ' ');
        }
    }

    String text() {
        return (entry == null ? "No entry" : "Entry " + entry.text())
                + (position == null ? ", not in the chain" : ", position " + position)
                + ": " + kind.text() + ". " + detail;
    }
}
