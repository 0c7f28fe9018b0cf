package dev.kontor.identity.token;

import dev.kontor.audit.AuditLog;
import dev.kontor.identity.token.SigningKeyRepository.Row;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Moves signing keys through their states. Changes happen under a lock, so only one process rotates.
@Service
@Transactional
class SigningKeyService {

    private static final Logger LOG = LoggerFactory.getLogger(SigningKeyService.class);
    /// Longer than any token is valid, with a margin for a process that signs with the old key a moment longer.
    static final Duration KEPT = AccessTokens.LIFETIME.multipliedBy(3);
    private static final Duration WITHDRAWN_KEPT = Duration.ofDays(90);

    private final SigningKeyRepository keys;
    private final SigningKeyProperties properties;
    private final AuditLog audit;
    private final Clock clock;

    SigningKeyService(SigningKeyRepository keys, SigningKeyProperties properties, AuditLog audit, Clock clock) {
        this.keys = keys;
        this.properties = properties;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Row> list() {
        return keys.rows();
    }

    /// Performs due steps: publishes the next key in time, activates it, deletes old ones.
    public void advance() {
        keys.lock();
        var now = clock.instant();
        var rows = keys.rows();
        var current = in(rows, SigningKeyStatus.CURRENT);
        var next = in(rows, SigningKeyStatus.NEXT);
        if (current.isEmpty()) {
            keys.make(SigningKeyStatus.CURRENT, now);
        } else if (next.isPresent()) {
            if (!now.isBefore(next.get().since().plus(properties.publishAhead()))) {
                keys.move(current.get().id(), SigningKeyStatus.RETIRED, now);
                keys.move(next.get().id(), SigningKeyStatus.CURRENT, now);
                LOG.info(
                        "The signing key {} took over from {}",
                        next.get().kid(),
                        current.get().kid());
            }
        } else if (!now.isBefore(
                current.get().since().plus(properties.rotateEvery()).minus(properties.publishAhead()))) {
            keys.make(SigningKeyStatus.NEXT, now);
        }
        keys.drop(SigningKeyStatus.RETIRED, now.minus(KEPT));
        keys.drop(SigningKeyStatus.WITHDRAWN, now.minus(WITHDRAWN_KEPT));
    }

    /// Publishes the next key now; it signs as soon as every verifier can know it.
    public List<Row> rotate() {
        keys.lock();
        if (in(keys.rows(), SigningKeyStatus.NEXT).isEmpty()) {
            keys.make(SigningKeyStatus.NEXT, clock.instant());
            in(keys.rows(), SigningKeyStatus.NEXT).ifPresent(next -> audit.record("signing_key.created", next.id()));
        }
        return keys.rows();
    }

    /// Invalidates everything that the key signed. If it is the current key, another one takes over immediately.
    ///
    /// @throws NotFoundException if the key does not exist
    /// @throws ConflictException `invalid-state-transition` if it has already been withdrawn
    public List<Row> withdraw(SigningKeyId id) {
        keys.lock();
        var now = clock.instant();
        var key = keys.rows().stream()
                .filter(row -> row.id().equals(id))
                .findFirst()
                .orElseThrow(() -> NotFoundException.of("signing key", id));
        if (key.state() == SigningKeyStatus.WITHDRAWN) {
            throw new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, "The key has already been withdrawn.");
        }
        keys.move(id, SigningKeyStatus.WITHDRAWN, now);
        if (key.state() == SigningKeyStatus.CURRENT) {
            in(keys.rows(), SigningKeyStatus.NEXT)
                    .ifPresentOrElse(
                            next -> keys.move(next.id(), SigningKeyStatus.CURRENT, now),
                            () -> keys.make(SigningKeyStatus.CURRENT, now));
        }
        audit.record("signing_key.withdrawn", id);
        LOG.warn("The signing key {} was withdrawn", key.kid());
        return keys.rows();
    }

    private static Optional<Row> in(List<Row> rows, SigningKeyStatus state) {
        return rows.stream().filter(row -> row.state() == state).findFirst();
    }
}
