package dev.kontor.notification.settings;

import dev.kontor.notification.NotificationProperties;
import dev.kontor.shared.settings.SettingsGroup;
import java.util.Map;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;

/// Declares the settings of mails.
@Configuration(proxyBeanMethods = false)
class MailSettingsConfiguration {

    @Bean
    SettingsGroup<MailSettings> mailSettings(NotificationProperties properties, Environment environment) {
        var sender = properties.sender();
        return SettingsGroup.of(
                "mail",
                new MailSettings(
                        sender.name(),
                        sender.email(),
                        sender.replyTo(),
                        properties.trackingMails(),
                        properties.documentMails()),
                Map.of(
                        "senderName", "kontor.notification.sender.name",
                        "senderEmail", "kontor.notification.sender.email",
                        "replyTo", "kontor.notification.sender.reply-to",
                        "trackingMails", "kontor.notification.tracking-mails",
                        "documentMails", "kontor.notification.document-mails"),
                environment);
    }

    @Bean
    SettingsGroup<LinkSettings> linkSettings(NotificationProperties properties, Environment environment) {
        var links = properties.links();
        return SettingsGroup.of(
                "links",
                new LinkSettings(
                        properties.orderPath(),
                        links.verifyEmail(),
                        links.resetPassword(),
                        links.confirmEmail(),
                        links.recoverCart(),
                        links.payDraft()),
                Map.of(
                        "order", "kontor.notification.order-path",
                        "verifyEmail", "kontor.notification.links.verify-email",
                        "resetPassword", "kontor.notification.links.reset-password",
                        "confirmEmail", "kontor.notification.links.confirm-email",
                        "recoverCart", "kontor.notification.links.recover-cart",
                        "payDraft", "kontor.notification.links.pay-draft"),
                environment);
    }
}
