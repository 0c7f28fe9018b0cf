package dev.kontor.notification.delivery;

import dev.kontor.notification.settings.SenderAddress;
import dev.kontor.shared.shop.Shop;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.core.env.Profiles;
import org.springframework.mail.javamail.JavaMailSender;

/// Chooses how mails are sent.
@Configuration(proxyBeanMethods = false)
class MailerConfiguration {

    /// Uses the mail server of `spring.mail.host`; without one the log, which must contain no personal data in
    /// `prod`.
    @Bean
    Mailer mailer(ObjectProvider<JavaMailSender> senders, SenderAddress from, Shop shop, Environment environment) {
        var sender = senders.getIfAvailable();
        return sender == null
                ? new LogMailer(!environment.acceptsProfiles(Profiles.of("prod")))
                : new SmtpMailer(sender, from, shop);
    }
}
