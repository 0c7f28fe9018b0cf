package dev.kontor.notification.delivery;

import dev.kontor.audit.AuditLog;
import dev.kontor.identity.MailId;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Shows staff the mails of the shop, and sends them again.
@Service
@Transactional
class MailService {

    /// Within this time, requests to send a mail again lead to one copy: they come from several members of staff, or
    /// from one who is impatient.
    private static final Duration ONE_COPY = Duration.ofMinutes(1);

    /// Failed mails that one request sends again.
    private static final int MAX_RESENT = 10_000;

    private final MailLog mails;
    private final MailSeal seal;
    private final AuditLog audit;
    private final Clock clock;

    MailService(MailLog mails, MailSeal seal, AuditLog audit, Clock clock) {
        this.mails = mails;
        this.seal = seal;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public MailDetails get(MailId id) {
        return mails.find(id).orElseThrow(() -> unknown(id));
    }

    @Transactional(readOnly = true)
    public MailContentDetails content(MailId id) {
        var mail = get(id);
        boolean attached = mail.attachedDocumentId() != null && !Boolean.FALSE.equals(mail.filesAttached());
        return MailContentDetails.of(open(id).said(attached));
    }

    /// @return the mail that will be sent: a copy of one that was sent, else the mail itself
    public MailDetails resend(MailId id) {
        var mail = mails.lock(id).orElseThrow(() -> unknown(id));
        if (!mail.resendable()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "The link in this mail works once, so it cannot be sent again. Let the recipient request another"
                            + " mail, or repeat the step that sent it.");
        }
        var sent = switch (mail.status()) {
            case PENDING, FAILED -> retried(id);
            case SENT, LOGGED -> copied(id);
        };
        sent.ifPresent(again -> audit.record("mail.resent", id, null, Map.of("mail", again)));
        return get(sent.orElseGet(() -> recentCopy(id).orElseThrow().id()));
    }

    /// Sends failed mails again, the oldest first.
    ///
    /// @return their number
    /// @throws BadRequestException if the period ends before it begins
    public int resend(ResendMails wanted) {
        if (wanted.createdUntil() != null && !wanted.createdFrom().isBefore(wanted.createdUntil())) {
            throw BadRequestException.at("/createdUntil", "not-after-from", "Must be after `createdFrom`.");
        }
        var failed = mails.failed(wanted, MAX_RESENT);
        if (!failed.isEmpty()) {
            mails.retry(failed, clock.instant());
            audit.record("mail.resent", failed.getFirst(), null, Map.of("count", failed.size()));
        }
        return failed.size();
    }

    private Optional<MailId> retried(MailId id) {
        mails.retry(List.of(id), clock.instant());
        return Optional.of(id);
    }

    /// Empty if there is a recent copy.
    private Optional<MailId> copied(MailId id) {
        if (recentCopy(id).isPresent()) {
            return Optional.empty();
        }
        var copy = MailId.next();
        mails.copy(id, copy, seal.seal(copy, open(id)), clock.instant());
        return Optional.of(copy);
    }

    private Optional<MailDetails> recentCopy(MailId id) {
        return mails.copy(id, ONE_COPY, clock.instant());
    }

    private MailContent open(MailId id) {
        return Optional.ofNullable(mails.sealed(id))
                .flatMap(content -> seal.open(id, content))
                .orElseThrow(() -> new ConflictException(
                        ProblemCode.INVALID_STATE_TRANSITION,
                        "The content of this mail was encrypted with a secret that is no longer accepted. Accept the"
                                + " former secret again to read it."));
    }

    private static NotFoundException unknown(MailId id) {
        return NotFoundException.of("mail", id);
    }
}
