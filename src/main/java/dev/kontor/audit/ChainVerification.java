package dev.kontor.audit;

import dev.kontor.audit.ChainFault.Kind;
import dev.kontor.audit.ChainLink.SealedEntry;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Verifies the whole audit log, one batch in memory at a time: first the chain, then the entries without a
/// position. May run while the shop is running.
class ChainVerification {

    private static final int BATCH = 200;
    private static final int PLACES = 1_000;
    private static final UUID FIRST = new UUID(0, 0);

    private final ChainRepository chain;
    private final AuditKeys keys;

    ChainVerification(ChainRepository chain, AuditKeys keys) {
        this.chain = chain;
        this.keys = keys;
    }

    /// The result.
    ///
    /// @param head the end of the chain, or the last link before the fault
    /// @param waiting the number of intact entries without a position
    /// @param fault the first one; absent if there is none
    record Verdict(ChainHead head, long waiting, @Nullable ChainFault fault) {}

    /// @param remembered a known head from an earlier day that the chain must contain
    Verdict verify(@Nullable ChainHead remembered) {
        var walk = new Walk(remembered);
        var fault = walk.chain();
        if (fault.isEmpty() && remembered != null && remembered.position() > walk.head.position()) {
            fault = Optional.of(new ChainFault(
                    Kind.SHORTER,
                    walk.head.position() + 1,
                    null,
                    "The chain ends at %d but once reached %d: its end was truncated."
                            .formatted(walk.head.position(), remembered.position())));
        }
        if (fault.isEmpty()) {
            fault = walk.places();
        }
        return new Verdict(walk.head, walk.waiting, fault.orElse(null));
    }

    private final class Walk {

        private final @Nullable ChainHead remembered;
        private ChainHead head = ChainHead.NONE;
        private long waiting;

        Walk(@Nullable ChainHead remembered) {
            this.remembered = remembered;
        }

        Optional<ChainFault> chain() {
            while (true) {
                var links = chain.linksAfter(head.position(), BATCH);
                for (var link : links) {
                    var fault = check(link);
                    if (fault.isPresent()) {
                        return fault;
                    }
                    head = link.head();
                }
                if (links.size() < BATCH) {
                    return Optional.empty();
                }
            }
        }

        private Optional<ChainFault> check(ChainLink link) {
            long expected = head.position() + 1;
            if (link.position() != expected) {
                return Optional.of(new ChainFault(
                        Kind.MISSING,
                        expected,
                        null,
                        "The next position is %d: links in between were deleted.".formatted(link.position())));
            }
            var stored = link.stored();
            if (stored == null) {
                return fault(Kind.MISSING, link, "The chain has its link, but the entry was deleted.");
            }
            var ofEntry = check(stored, link.position());
            return ofEntry.isPresent() ? ofEntry : checkLink(link, stored);
        }

        private Optional<ChainFault> checkLink(ChainLink link, SealedEntry stored) {
            var mac = keys.link(link.keyId(), head.mac(), link.position(), link.entry(), stored.seal());
            if (mac.isEmpty()) {
                return fault(Kind.UNKNOWN_KEY, link, unknown(link.keyId()));
            }
            if (!Arrays.equals(mac.get(), link.mac())) {
                return original(link)
                        .map(id -> new ChainFault(
                                Kind.REORDERED,
                                link.position(),
                                link.entry(),
                                "The entry %s belongs here.".formatted(id.text())))
                        .or(() -> fault(
                                Kind.CHANGED, link, "Its link does not follow from the previous one for any entry."));
            }
            if (remembered != null
                    && remembered.position() == link.position()
                    && !Arrays.equals(remembered.mac(), link.mac())) {
                return fault(Kind.CHANGED, link, "The chain differs from the one of the known head.");
            }
            return Optional.empty();
        }

        /// Finds the entry for which the next link was created.
        private Optional<AuditEntryId> original(ChainLink here) {
            long after = 0;
            while (true) {
                var links = chain.linksAfter(after, BATCH);
                for (var link : links) {
                    if (matches(here, link)) {
                        return Optional.of(link.entry());
                    }
                }
                if (links.size() < BATCH) {
                    return Optional.empty();
                }
                after = links.getLast().position();
            }
        }

        /// Its link was moved or left behind.
        private boolean matches(ChainLink here, ChainLink link) {
            var stored = link.stored();
            return stored != null
                    && keys.link(link.keyId(), head.mac(), here.position(), link.entry(), stored.seal())
                            .filter(mac -> Arrays.equals(mac, link.mac()) || Arrays.equals(mac, here.mac()))
                            .isPresent();
        }

        /// The entries without a position.
        Optional<ChainFault> places() {
            var after = FIRST;
            while (true) {
                var places = chain.placesAfter(after, PLACES);
                for (var place : places) {
                    var fault = place.numbered() ? Optional.<ChainFault>empty() : check(place);
                    if (fault.isPresent()) {
                        return fault;
                    }
                    after = place.entry().value();
                }
                if (places.size() < PLACES) {
                    return chain.lost()
                            .map(id -> new ChainFault(
                                    Kind.MISSING, null, id, "It is queued for sealing, but the entry was deleted."));
                }
            }
        }

        private Optional<ChainFault> check(ChainRepository.Place place) {
            if (!place.waiting()) {
                return Optional.of(new ChainFault(
                        Kind.INSERTED,
                        null,
                        place.entry(),
                        "It has no position and is not queued: it was inserted by hand, or its link was "
                                + "deleted."));
            }
            waiting++;
            return chain.entry(place.entry()).flatMap(stored -> check(stored, null));
        }

        private Optional<ChainFault> check(SealedEntry stored, @Nullable Long position) {
            var id = stored.entry().id();
            return keys.content(stored)
                    .map(seal -> stored.matches(seal)
                            ? Optional.<ChainFault>empty()
                            : Optional.of(new ChainFault(
                                    Kind.CHANGED,
                                    position,
                                    id,
                                    "Its content does not match its seal: it was altered, or not written by Kontor.")))
                    .orElseGet(() -> Optional.of(
                            new ChainFault(Kind.UNKNOWN_KEY, position, id, unknown(stored.contentKeyId()))));
        }

        private static Optional<ChainFault> fault(Kind kind, ChainLink link, String detail) {
            return Optional.of(new ChainFault(kind, link.position(), link.entry(), detail));
        }

        private static String unknown(String key) {
            return "It was sealed with the key %s. If that belongs to a former secret, add the secret to".formatted(key)
                    + " kontor.audit.former-secrets; otherwise it was forged.";
        }
    }
}
