package dev.kontor.notification.delivery;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.document.DocumentAttachments;
import dev.kontor.document.DocumentFile;
import dev.kontor.document.DocumentId;
import dev.kontor.identity.MailId;
import dev.kontor.notification.MailKind;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shared.shop.Shop;
import dev.kontor.testing.TestDatabase;
import jakarta.mail.Multipart;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// The files of a document are read when its mail is sent. A mail whose files cannot be read waits, and is
/// then sent with the link.
class MailAttachmentTests {

    private static final long FIVE_MEGABYTES = 5 * 1024 * 1024;

    private final DocumentId document = DocumentId.next();
    private final List<Mail> sent = new ArrayList<>();
    private final Mailer mailer = mail -> {
        sent.add(mail);
        return MailStatus.SENT;
    };
    private Instant now = Instant.parse("2026-12-01T10:00:00Z");

    @BeforeEach
    void clear() {
        TestDatabase.truncate("notification");
    }

    @Test
    void theFilesAreAttachedAndTheTextSaysSo() {
        var mail = queued(linkedAndAttached(), false);
        send((id, xml, most) -> {
            assertThat(id).isEqualTo(document);
            assertThat(xml).isFalse();
            assertThat(most).isEqualTo(FIVE_MEGABYTES);
            return List.of(file("INV-1.pdf"));
        });

        assertThat(sent.getFirst().content().text()).isEqualTo("Attached: INV-1.pdf");
        assertThat(sent.getFirst().files()).extracting(DocumentFile::name).containsExactly("INV-1.pdf");
        assertThat(status(mail)).isEqualTo("SENT true");
    }

    @Test
    void theElectronicInvoiceIsAttachedIfItIsWanted() {
        queued(linkedAndAttached(), true);
        send((_, xml, _) -> {
            assertThat(xml).isTrue();
            return List.of(file("INV-1.pdf"), file("INV-1.xml"));
        });

        assertThat(sent.getFirst().files()).extracting(DocumentFile::name).containsExactly("INV-1.pdf", "INV-1.xml");
    }

    @Test
    void aMailWhoseFilesCannotBeReadWaitsAndThenHasTheLink() {
        var mail = queued(linkedAndAttached(), false);
        for (int attempt = 0; attempt < 5; attempt++) {
            send(MailAttachmentTests::away);
            assertThat(sent).isEmpty();
            assertThat(status(mail)).isEqualTo("PENDING null");
            now = now.plus(Duration.ofMinutes(70));
        }
        send(MailAttachmentTests::away);

        assertThat(sent.getFirst().content().text()).isEqualTo("See the link.");
        assertThat(sent.getFirst().files()).isEmpty();
        assertThat(status(mail)).isEqualTo("SENT false");
    }

    @Test
    void aMailWhoseFilesCanBeReadAgainHasThem() {
        var mail = queued(linkedAndAttached(), false);
        send(MailAttachmentTests::away);
        now = now.plus(Duration.ofMinutes(1));
        send((_, _, _) -> List.of(file("INV-1.pdf")));

        assertThat(sent).hasSize(1);
        assertThat(status(mail)).isEqualTo("SENT true");
    }

    @Test
    void withoutAPageOfTheOrderTheMailWaitsForItsFilesUntilStaffSendItAgain() {
        var mail = queued(content("Attached: INV-1.pdf"), false);
        for (int attempt = 0; attempt < 12; attempt++) {
            send(MailAttachmentTests::away);
            now = now.plus(Duration.ofHours(25));
        }

        assertThat(sent).isEmpty();
        assertThat(status(mail)).isEqualTo("FAILED null");
    }

    @Test
    void filesThatHaveBecomeTooLargeAreReplacedByTheLink() {
        var mail = queued(linkedAndAttached(), false);
        send((_, _, _) -> List.of());

        assertThat(sent.getFirst().content().text()).isEqualTo("See the link.");
        assertThat(status(mail)).isEqualTo("SENT false");
    }

    @Test
    void theLogHasTheContentThatWasSentAndACopyAttachesTheFilesAgain() {
        var whole = linkedAndAttached();
        assertThat(whole.said(true).text()).isEqualTo("Attached: INV-1.pdf");
        assertThat(whole.said(false).text()).isEqualTo("See the link.");
        var id = MailId.next();
        assertThat(MailFixtures.seal().open(id, MailFixtures.seal().seal(id, whole)))
                .hasValue(whole);
        assertThat(content("Secret tkn", "tkn")
                        .withFiles(content("Files tkn", "tkn"))
                        .hidden()
                        .said(true)
                        .text())
                .isEqualTo("Files [hidden]");
    }

    @Test
    void filesArePartsOfTheMessage() throws Exception {
        var messages = new ArrayList<MimeMessage>();
        var sender = new JavaMailSenderImpl() {
            @Override
            protected void doSend(MimeMessage[] some, Object @Nullable [] originals) {
                messages.addAll(List.of(some));
            }
        };
        var shop = new Shop(
                URI.create("https://shop.example"),
                List.of(Locale.ENGLISH),
                List.of(Currency.getInstance("EUR")),
                ZoneId.of("UTC"));
        var mail = mail(content("Hello"), true);
        MailFixtures.smtp(sender, "Shop", shop)
                .send(new Mail(
                        mail.id(),
                        mail.kind(),
                        mail.to(),
                        mail.language(),
                        null,
                        null,
                        false,
                        mail.content(),
                        mail.attachment(),
                        List.of(file("INV-1.pdf"))));

        var message = messages.getFirst();
        message.saveChanges();
        var raw = new ByteArrayOutputStream();
        message.writeTo(raw);
        assertThat(raw.toString(US_ASCII)).contains("application/pdf", "INV-1.pdf", "Hello");
        assertThat(((Multipart) message.getContent()).getCount()).isEqualTo(2);
    }

    private interface Files {
        List<DocumentFile> read(DocumentId id, boolean xml, long mostBytes);
    }

    private static List<DocumentFile> away(DocumentId id, boolean xml, long mostBytes) {
        throw new UnavailableException(ProblemCode.DEPENDENCY_UNAVAILABLE, "The storage does not respond.");
    }

    private void send(Files files) {
        var documents = new DocumentAttachments() {
            @Override
            public Map<DocumentId, Sizes> sizes(Collection<DocumentId> ids) {
                throw new AssertionError("sizes are read when the mail is queued");
            }

            @Override
            public List<DocumentFile> read(DocumentId id, boolean xml, long mostBytes) {
                return files.read(id, xml, mostBytes);
            }
        };
        MailFixtures.sender(mailer, documents, TestDatabase.jdbc(), clock()).sendDue(() -> true);
    }

    private Clock clock() {
        return Clock.fixed(now, ZoneOffset.UTC);
    }

    private MailId queued(MailContent content, boolean xml) {
        var mail = mail(content, xml);
        MailFixtures.queue(TestDatabase.jdbc(), clock()).add(new QueuedMail(UUID.randomUUID(), "invoice-ready", mail));
        return mail.id();
    }

    private Mail mail(MailContent content, boolean xml) {
        return new Mail(
                        MailId.next(),
                        MailKind.INVOICE_READY,
                        "ada@example.com",
                        Locale.ENGLISH,
                        null,
                        "K-1",
                        false,
                        content)
                .withAttachment(new MailAttachment(document, xml));
    }

    private static MailContent linkedAndAttached() {
        return content("See the link.").withFiles(content("Attached: INV-1.pdf"));
    }

    private static MailContent content(String text, String... secrets) {
        return new MailContent("Your invoice", text, "<p>" + text + "</p>", List.of(secrets));
    }

    private static DocumentFile file(String name) {
        return new DocumentFile(name, "application/pdf", "%PDF-1.7".getBytes(US_ASCII));
    }

    private static String status(MailId id) {
        return TestDatabase.jdbc()
                .sql(
                        "select status || ' ' || coalesce(files_attached::text, 'null') from notification.mails where id = :id")
                .param("id", id)
                .query(String.class)
                .single();
    }
}
