package dev.kontor.download.grant;

import dev.kontor.audit.AuditLog;
import dev.kontor.download.DownloadId;
import dev.kontor.download.DownloadsRevoked;
import dev.kontor.events.EventLog;
import dev.kontor.order.OrderId;
import dev.kontor.order.Orders;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Handles requests of staff to renew, extend or revoke downloads.
@Service
@Transactional
class DownloadDesk {

    private static final Duration MAX_VALIDITY = Duration.ofDays(3_650);

    private final DownloadGrants grants;
    private final DownloadTokens tokens;
    private final Orders orders;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    DownloadDesk(
            DownloadGrants grants, DownloadTokens tokens, Orders orders, EventLog events, AuditLog audit, Clock clock) {
        this.grants = grants;
        this.tokens = tokens;
        this.orders = orders;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public List<Grant> of(OrderId order) {
        var known = orders.find(order).orElseThrow(() -> NotFoundException.of("order", order));
        return grants.of(known.id());
    }

    public Grant reset(DownloadId id) {
        var before = usable(id);
        if (!grants.renew(before, tokens.hash(id, before.generation() + 1))) {
            throw revoked(id);
        }
        var after = changed("download.reset", before);
        orders.goods(after.orderId()).ifPresent(goods -> events.append(GrantService.granted(goods, List.of(after))));
        return after;
    }

    public Grant extend(DownloadId id, Instant until) {
        var before = usable(id);
        var now = clock.instant();
        if (!until.isAfter(now) || until.isAfter(now.plus(MAX_VALIDITY))) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "The time must be in the future, and at most ten years from now.",
                    Map.of(),
                    List.of(FieldProblem.ofPointer("/until", "out-of-range", "Must be within the next ten years.")));
        }
        if (!grants.extend(id, until)) {
            throw revoked(id);
        }
        return changed("download.extended", before);
    }

    public Grant revoke(DownloadId id) {
        var before = usable(id);
        if (!grants.revoke(id, RevokedReason.BY_STAFF)) {
            throw revoked(id);
        }
        events.append(new DownloadsRevoked(before.orderId(), List.of(id), RevokedReason.BY_STAFF.name()));
        return changed("download.revoked", before);
    }

    private Grant usable(DownloadId id) {
        var grant = grants.find(id).orElseThrow(() -> NotFoundException.of("download", id));
        if (grant.revokedReason() != null) {
            throw revoked(id);
        }
        return grant;
    }

    private Grant changed(String action, Grant before) {
        var after = grants.find(before.id()).orElseThrow();
        audit.record(action, before.id(), ManagedDownload.of(before), ManagedDownload.of(after));
        return after;
    }

    private static ConflictException revoked(DownloadId id) {
        return new ConflictException(
                ProblemCode.INVALID_STATE_TRANSITION,
                "The download %s was revoked or changed by another request.".formatted(id.text()),
                Map.of("current", DownloadStatus.REVOKED.name()));
    }
}
