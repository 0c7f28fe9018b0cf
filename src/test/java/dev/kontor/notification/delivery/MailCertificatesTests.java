package dev.kontor.notification.delivery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetupTest;
import dev.kontor.testing.SelfSigned;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import org.junit.jupiter.api.Test;
import org.springframework.boot.ssl.DefaultSslBundleRegistry;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;
import org.springframework.mail.MailException;
import org.springframework.mail.SimpleMailMessage;
import org.springframework.mail.javamail.JavaMailSenderImpl;

class MailCertificatesTests {

    @Test
    void changedCertificatesAreUsedForTheNextMail() throws Exception {
        var server = new GreenMail(ServerSetupTest.SMTPS.dynamicPort());
        server.start();
        try {
            var sender = new JavaMailSenderImpl();
            sender.setProtocol("smtps");
            sender.setHost("localhost");
            sender.setPort(server.getSmtps().getPort());
            // The certificate of this server names no host.
            sender.getJavaMailProperties().put("mail.smtps.ssl.checkserveridentity", "false");
            var mail = new SimpleMailMessage();
            mail.setFrom("shop@example.com");
            mail.setTo("ada@example.com");
            mail.setText("Hello");
            var bundles = new DefaultSslBundleRegistry(
                    "mail", SelfSigned.of("other.example").trusting());
            new MailCertificates(sender, bundles, "mail");

            assertThatExceptionOfType(MailException.class)
                    .isThrownBy(() -> sender.send(mail))
                    .havingRootCause()
                    .withMessageContaining("unable to find valid certification path");
            bundles.updateBundle("mail", trusting());
            sender.send(mail);

            assertThat(server.getReceivedMessages()).hasSize(1);
        } finally {
            server.stop();
        }
    }

    /// The certificate of the mail server of the tests.
    private static SslBundle trusting() throws IOException, GeneralSecurityException {
        var keys = KeyStore.getInstance("PKCS12");
        try (var content = GreenMail.class.getResourceAsStream("/greenmail.p12")) {
            keys.load(content, "changeit".toCharArray());
        }
        var trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, null);
        trusted.setCertificateEntry("mail", keys.getCertificate(keys.aliases().nextElement()));
        return SslBundle.of(SslStoreBundle.of(null, null, trusted));
    }
}
