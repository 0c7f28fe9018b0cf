package dev.kontor.notification.delivery;

import dev.kontor.shared.tls.Certificates;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.mail.javamail.JavaMailSenderImpl;
import org.springframework.stereotype.Component;

/// Uses changed certificates for the next mail: Spring reads the bundle of `spring.mail.ssl.bundle` only once.
@Component
@ConditionalOnProperty("spring.mail.ssl.bundle")
class MailCertificates {

    private final JavaMailSenderImpl sender;

    MailCertificates(JavaMailSenderImpl sender, SslBundles bundles, @Value("${spring.mail.ssl.bundle}") String bundle) {
        this.sender = sender;
        Certificates.named(bundle, bundles).use(this::use);
    }

    private void use(@Nullable SslBundle bundle) {
        var protocol = Objects.requireNonNullElse(sender.getProtocol(), JavaMailSenderImpl.DEFAULT_PROTOCOL);
        var properties = sender.getJavaMailProperties();
        properties.put(
                "mail." + protocol + ".ssl.socketFactory",
                Objects.requireNonNull(bundle).createSslContext().getSocketFactory());
        // Otherwise a server that the bundle does not trust is trusted if the JVM trusts it.
        properties.put("mail." + protocol + ".socketFactory.fallback", "false");
        // The sender discards its session, which has the former certificates.
        sender.setJavaMailProperties(properties);
    }
}
