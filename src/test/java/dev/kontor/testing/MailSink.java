package dev.kontor.testing;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.awaitility.Awaitility.await;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/// The mail server of the tests: a real one, over SMTP, that keeps what it gets.
public final class MailSink {

    private static final Pattern TOKEN = Pattern.compile("token=([A-Za-z0-9_-]{43})");

    private final GreenMail server = new GreenMail(ServerSetupTest.SMTP.dynamicPort());

    MailSink() {
        server.start();
    }

    /// A mail that arrived.
    ///
    /// @param attachments name and first bytes of each attached file
    /// @param replyTo the sender if the mail names no other address
    public record Received(
            String from,
            String replyTo,
            String to,
            String subject,
            String text,
            String html,
            List<String> attachments) {

        /// The secret of its link.
        public String token() {
            var found = TOKEN.matcher(text);
            if (!found.find()) {
                throw new AssertionError("no token in: " + text);
            }
            return found.group(1);
        }
    }

    /// The mails to an address so far, the oldest first.
    public List<Received> to(String email) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> recipient(message).equalsIgnoreCase(email))
                .map(MailSink::received)
                .toList();
    }

    /// Waits until the address has got that many mails, and answers with the last of these.
    public Received nth(String email, int count) {
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> to(email).size() >= count);
        return to(email).get(count - 1);
    }

    /// A header of the last mail to an address.
    public String header(String email, String name) {
        return Arrays.stream(server.getReceivedMessages())
                .filter(message -> recipient(message).equalsIgnoreCase(email))
                .reduce((_, last) -> last)
                .map(message -> header(message, name))
                .orElseThrow();
    }

    private static String header(MimeMessage message, String name) {
        try {
            return message.getHeader(name, null);
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    JavaMailSender sender() {
        var sender = new JavaMailSenderImpl();
        sender.setHost("localhost");
        sender.setPort(server.getSmtp().getPort());
        return sender;
    }

    void stop() {
        server.stop();
    }

    private static String recipient(MimeMessage message) {
        try {
            return message.getAllRecipients()[0].toString();
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Received received(MimeMessage message) {
        try {
            return new Received(
                    message.getFrom()[0].toString(),
                    message.getReplyTo()[0].toString(),
                    recipient(message),
                    message.getSubject(),
                    part(message, "text/plain"),
                    part(message, "text/html"),
                    attachments(message));
        } catch (MessagingException e) {
            throw new IllegalStateException(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Name and first bytes of each attached file.
    private static List<String> attachments(Part part) throws MessagingException, IOException {
        if (part.getFileName() != null) {
            return List.of(
                    part.getFileName() + " " + new String(part.getInputStream().readNBytes(4), UTF_8));
        }
        var found = new ArrayList<String>();
        if (part.getContent() instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                found.addAll(attachments(parts.getBodyPart(index)));
            }
        }
        return found;
    }

    private static String part(Part part, String type) throws MessagingException, IOException {
        if (part.isMimeType(type)) {
            return part.getContent().toString();
        }
        if (part.getContent() instanceof Multipart parts) {
            for (int index = 0; index < parts.getCount(); index++) {
                var found = part(parts.getBodyPart(index), type);
                if (!found.isEmpty()) {
                    return found;
                }
            }
        }
        return "";
    }
}
