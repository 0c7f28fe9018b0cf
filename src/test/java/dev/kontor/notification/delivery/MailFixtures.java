package dev.kontor.notification.delivery;

import dev.kontor.document.DocumentAttachments;
import dev.kontor.document.DocumentFile;
import dev.kontor.document.DocumentId;
import dev.kontor.notification.MailSettingsFixtures;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.json.JsonMapper;

/// Queues and senders of mails without Spring, on the database of such tests.
public final class MailFixtures {

    private static final MailSeal SEAL =
            new MailSeal(Keyring.of("a-secret-for-tests-that-is-long-enough"), new JsonMapper());

    /// No document exists.
    private static final DocumentAttachments NO_DOCUMENTS = new DocumentAttachments() {
        @Override
        public Map<DocumentId, Sizes> sizes(Collection<DocumentId> ids) {
            return Map.of();
        }

        @Override
        public List<DocumentFile> read(DocumentId id, boolean xml, long mostBytes) {
            return List.of();
        }
    };

    private MailFixtures() {}

    /// A queue whose mails are sent before the call returns.
    public static MailQueue sendingAtOnce(Mailer mailer) {
        var sender = sender(mailer, TestDatabase.jdbc(), Clock.systemUTC());
        return new MailQueue(TestDatabase.jdbc(), SEAL, new MailSignal(), Clock.systemUTC()) {
            @Override
            public void add(Collection<QueuedMail> mails) {
                super.add(mails);
                sender.sendDue(() -> true);
            }
        };
    }

    static MailQueue queue(JdbcClient jdbc, Clock clock) {
        return new MailQueue(jdbc, SEAL, new MailSignal(), clock);
    }

    static MailDelivery sender(Mailer mailer, JdbcClient jdbc, Clock clock) {
        return sender(mailer, NO_DOCUMENTS, jdbc, clock);
    }

    static MailDelivery sender(Mailer mailer, DocumentAttachments documents, JdbcClient jdbc, Clock clock) {
        var metrics = new MailMetrics(jdbc, new SimpleMeterRegistry());
        return new MailDelivery(
                new MailAttempts(jdbc),
                SEAL,
                mailer,
                metrics,
                documents,
                MailSettingsFixtures.properties(List.of()),
                clock);
    }

    static MailSeal seal() {
        return SEAL;
    }

    /// By SMTP, as the application does.
    public static Mailer smtp(
            org.springframework.mail.javamail.JavaMailSender sender, String name, dev.kontor.shared.shop.Shop shop) {
        return new SmtpMailer(sender, MailSettingsFixtures.sender(name), shop);
    }
}
