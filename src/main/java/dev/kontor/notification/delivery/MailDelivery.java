package dev.kontor.notification.delivery;

import dev.kontor.document.DocumentAttachments;
import dev.kontor.document.DocumentFile;
import dev.kontor.notification.NotificationProperties;
import dev.kontor.notification.delivery.MailAttempts.Claimed;
import dev.kontor.notification.delivery.MailAttempts.Result;
import dev.kontor.notification.delivery.MailAttempts.Work;
import dev.kontor.shared.database.Outage;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.time.RetrySchedule;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.mail.MailAuthenticationException;
import org.springframework.mail.MailSendException;
import org.springframework.stereotype.Component;

/// Sends due mails, one after the other, on one thread. No transaction is open and no connection is held during
/// an attempt.
@Component
public class MailDelivery {

    private static final Logger LOG = LoggerFactory.getLogger(MailDelivery.class);

    /// A mail whose result got lost is sent once more, and never a third time.
    private static final int MAX_UNRESOLVED = 1;

    private static final int MAX_ERROR = 500;

    private static final int MAX_CLAIMED = 20;

    /// For how long results wait to be recorded together. A process that ends leaves those of this time
    /// unknown, and at least that of the attempt in progress.
    private static final Duration UNRECORDED = Duration.ofMillis(50);

    /// Attempts that wait for the files of a document, more than an hour.
    private static final int PATIENT_ATTEMPTS = 5;

    /// Twelve attempts within slightly more than three days.
    private static final RetrySchedule RETRIES = RetrySchedule.of(
            Duration.ofSeconds(10),
            Duration.ofMinutes(1),
            Duration.ofMinutes(5),
            Duration.ofMinutes(15),
            Duration.ofHours(1),
            Duration.ofHours(2),
            Duration.ofHours(4),
            Duration.ofHours(8),
            Duration.ofHours(16),
            Duration.ofHours(20),
            Duration.ofHours(22));

    private final MailAttempts attempts;
    private final MailSeal seal;
    private final Mailer mailer;
    private final MailMetrics metrics;
    private final DocumentAttachments documents;
    private final NotificationProperties properties;
    private final Clock clock;
    private final UUID holder = UUID.randomUUID();
    private final RandomGenerator random = RandomGenerator.getDefault();

    // Of the thread that sends.
    private Work done = Work.NONE;
    private int most = 1;

    MailDelivery(
            MailAttempts attempts,
            MailSeal seal,
            Mailer mailer,
            MailMetrics metrics,
            DocumentAttachments documents,
            NotificationProperties properties,
            Clock clock) {
        this.attempts = attempts;
        this.seal = seal;
        this.mailer = mailer;
        this.metrics = metrics;
        this.documents = documents;
        this.properties = properties;
        this.clock = clock;
    }

    /// Sends what is due.
    ///
    /// @param goOn asked before each mail
    void sendDue(BooleanSupplier goOn) {
        boolean more = goOn.getAsBoolean();
        while (more || !done.isEmpty()) {
            var claimed = next(more ? most : 0);
            done = attempt(claimed, goOn);
            more = !claimed.isEmpty() && goOn.getAsBoolean();
        }
    }

    /// Results that an outage of the database prevents from being recorded are recorded by the next call.
    private List<Claimed> next(int number) {
        try {
            var claimed = attempts.next(holder, done, number, clock.instant());
            done = Work.NONE;
            return claimed;
        } catch (RuntimeException e) {
            if (!Outage.isCauseOf(e)) {
                done = Work.NONE;
            }
            throw e;
        }
    }

    /// Attempts the mails until [#UNRECORDED] has passed. The next time, it claims as many as it managed now,
    /// or twice as many if there was time left.
    private Work attempt(List<Claimed> claimed, BooleanSupplier goOn) {
        var results = new ArrayList<Result>();
        var until = clock.instant().plus(UNRECORDED);
        boolean inTime = true;
        while (inTime && results.size() < claimed.size() && goOn.getAsBoolean()) {
            results.add(attempt(claimed.get(results.size())));
            inTime = clock.instant().isBefore(until);
        }
        if (!inTime) {
            most = results.size();
        } else if (results.size() == most) {
            most = Math.min(2 * most, MAX_CLAIMED);
        }
        var untried = claimed.subList(results.size(), claimed.size());
        return new Work(results, untried.stream().map(Claimed::id).toList());
    }

    private Result attempt(Claimed mail) {
        if (mail.unresolved() > MAX_UNRESOLVED) {
            return failed(mail, null, "The result of two attempts is unknown, because their process ended.");
        }
        var content = mail.sealed() == null
                ? null
                : seal.open(mail.id(), mail.sealed()).orElse(null);
        if (content == null) {
            return failed(mail, null, "The content was encrypted with a secret that is no longer accepted.");
        }
        try {
            var files = files(mail, content);
            var status = mailer.send(mail.mail(content.said(!files.isEmpty()), files));
            metrics.finished(status);
            return new Result(
                    mail.id(),
                    status,
                    null,
                    null,
                    mail.singleUse() ? hidden(mail, content) : null,
                    mail.attachedDocumentId() == null ? null : !files.isEmpty(),
                    false);
        } catch (RuntimeException e) {
            return failed(mail, content, e);
        }
    }

    /// The files to attach. Empty if the mail has none, if the document no longer exists, or if the mail can
    /// have a link instead and the files have become too large or could not be read for more than an hour.
    private List<DocumentFile> files(Claimed mail, MailContent content) {
        var attachment = mail.attachment();
        if (attachment == null) {
            return List.of();
        }
        boolean replaceable = content.withFiles() != null;
        try {
            return documents.read(
                    attachment.document(),
                    attachment.xml(),
                    replaceable ? properties.attachmentLimit().toBytes() : Long.MAX_VALUE);
        } catch (DomainException e) {
            if (!replaceable || mail.attempts() < PATIENT_ATTEMPTS) {
                throw e;
            }
            LOG.warn(
                    "mail {} about {} is sent with a link, because the files of {} cannot be read: {}",
                    mail.id().text(),
                    mail.kind(),
                    attachment.document().text(),
                    error(e));
            return List.of();
        }
    }

    private Result failed(Claimed mail, MailContent content, RuntimeException cause) {
        var error = error(cause);
        var pause = RETRIES.pauseAfter(mail.attempts() + 1, random);
        if (isRefusal(cause) || pause.isEmpty()) {
            return failed(mail, content, error);
        }
        metrics.retried();
        LOG.info("mail {} about {} was not sent; trying again: {}", mail.id().text(), mail.kind(), error);
        return new Result(
                mail.id(), MailStatus.PENDING, clock.instant().plus(pause.get()), error, null, null, isAway(cause));
    }

    private Result failed(Claimed mail, @Nullable MailContent content, String error) {
        metrics.finished(MailStatus.FAILED);
        LOG.warn("mail {} about {} was given up: {}", mail.id().text(), mail.kind(), error);
        var replaced = mail.singleUse() && content != null ? hidden(mail, content) : null;
        return new Result(mail.id(), MailStatus.FAILED, null, error, replaced, null, false);
    }

    private byte[] hidden(Claimed mail, MailContent content) {
        return seal.seal(mail.id(), content.hidden());
    }

    /// Whether the mail server refused the recipient for good, or the address cannot be written.
    private static boolean isRefusal(Throwable cause) {
        if (cause instanceof MailSendException send
                && send.getFailedMessages().values().stream().anyMatch(MailDelivery::isRefusal)) {
            return true;
        }
        if (cause instanceof AddressException) {
            return true;
        }
        if (cause instanceof SendFailedException refused
                && refused.getInvalidAddresses() != null
                && refused.getInvalidAddresses().length > 0) {
            return true;
        }
        return cause.getCause() != null && cause.getCause() != cause && isRefusal(cause.getCause());
    }

    /// Whether no mail could be sent: the server cannot be reached, or rejects the sign-in. A server that
    /// interrupts a single mail (421) may do so because of its rate or its recipient.
    private static boolean isAway(RuntimeException cause) {
        return cause instanceof MailAuthenticationException
                || cause instanceof MailSendException send
                        && (send.getCause() != null || send.getFailedMessages().isEmpty());
    }

    /// The words of the mail server, which are in the innermost exception.
    private static String error(Throwable cause) {
        var inner = cause;
        while (true) {
            if (inner instanceof MailSendException send
                    && !send.getFailedMessages().isEmpty()) {
                inner = send.getFailedMessages().values().iterator().next();
            } else if (inner instanceof jakarta.mail.MessagingException nested && nested.getNextException() != null) {
                inner = nested.getNextException();
            } else if (inner.getCause() != null) {
                inner = inner.getCause();
            } else {
                break;
            }
        }
        var words = inner.getMessage() == null ? inner.getClass().getSimpleName() : inner.getMessage();
        var line = words.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_ERROR ? line : line.substring(0, MAX_ERROR);
    }
}
