package dev.kontor.notification.delivery;

import dev.kontor.notification.settings.SenderAddress;
import dev.kontor.shared.shop.Shop;
import jakarta.mail.MessagingException;
import jakarta.mail.util.StreamProvider;
import java.io.UnsupportedEncodingException;
import java.nio.charset.StandardCharsets;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.mail.MailPreparationException;
import org.springframework.mail.javamail.JavaMailSender;
import org.springframework.mail.javamail.MimeMessageHelper;

/// Sends mails by SMTP, as text and as HTML.
final class SmtpMailer implements Mailer {

    static {
        // Else Jakarta Mail searches the whole class path for it, for each part of each mail.
        System.setProperty(StreamProvider.class.getName(), "org.eclipse.angus.mail.util.MailStreamProvider");
    }

    private final JavaMailSender sender;
    private final SenderAddress from;
    private final Shop shop;

    SmtpMailer(JavaMailSender sender, SenderAddress from, Shop shop) {
        this.sender = sender;
        this.from = from;
        this.shop = shop;
    }

    @Override
    public MailStatus send(Mail mail) {
        var message = sender.createMimeMessage();
        try {
            var parts = new MimeMessageHelper(message, true, StandardCharsets.UTF_8.name());
            parts.setFrom(from.email(), from.name());
            var replyTo = from.replyTo();
            if (replyTo.isPresent()) {
                parts.setReplyTo(replyTo.get());
            }
            parts.setTo(mail.to());
            parts.setSubject(mail.content().subject());
            parts.setText(mail.content().text(), mail.content().html());
            for (var file : mail.files()) {
                parts.addAttachment(file.name(), new ByteArrayResource(file.content()), file.type());
            }
            message.setHeader("Auto-Submitted", "auto-generated");
            var oneClick = mail.content().oneClickUrl();
            if (oneClick != null) {
                message.setHeader("List-Unsubscribe", "<" + oneClick + ">");
                message.setHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
            }
            // The same for a mail that is sent twice, so mail programs show it once.
            message.setHeader(
                    "Message-ID",
                    "<%s@%s>".formatted(mail.id().text(), shop.publicUrl().getHost()));
        } catch (MessagingException | UnsupportedEncodingException e) {
            throw new MailPreparationException("the mail " + mail.id().text() + " cannot be written", e);
        }
        sender.send(message);
        return MailStatus.SENT;
    }
}
