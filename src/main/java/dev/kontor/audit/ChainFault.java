package dev.kontor.audit;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The first thing that is wrong with the audit log.
///
/// @param position where in the chain; absent if the entry has no place in it
/// @param entry which entry; absent if nobody can tell any more
/// @param detail what was found, for whoever looks into it
record ChainFault(
        Kind kind, @Nullable Long position, @Nullable AuditEntryId entry, String detail) {

    enum Kind {
        /// An entry or a link is not as it was written, or was never written by Kontor.
        CHANGED,
        /// An entry or a link was deleted.
        MISSING,
        /// An entry stands where another one stood.
        REORDERED,
        /// An entry is there that was never given to the sealer.
        INSERTED,
        /// It was sealed with a secret that is not configured, so nobody can tell.
        UNKNOWN_KEY,
        /// The chain ends before the head that somebody remembered.
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
