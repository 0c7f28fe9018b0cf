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

    private static final String LINKS = "kontor.notification.links.";

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
                        properties.documentMails(),
                        properties.documentDelivery(),
                        properties.attachXml(),
                        properties.orderNotices()),
                Map.of(
                        "senderName", "kontor.notification.sender.name",
                        "senderEmail", "kontor.notification.sender.email",
                        "replyTo", "kontor.notification.sender.reply-to",
                        "trackingMails", "kontor.notification.tracking-mails",
                        "documentMails", "kontor.notification.document-mails",
                        "documentDelivery", "kontor.notification.document-delivery",
                        "attachXml", "kontor.notification.attach-xml",
                        "orderNotices", "kontor.notification.order-notices"),
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
                        links.payDraft(),
                        links.product(),
                        links.confirmStockAlert(),
                        links.cancelStockAlerts(),
                        links.confirmNewsletter(),
                        links.writeReviews(),
                        links.stopReviewInvitations(),
                        links.dataExport()),
                Map.ofEntries(
                        Map.entry("order", "kontor.notification.order-path"),
                        Map.entry("verifyEmail", LINKS + "verify-email"),
                        Map.entry("resetPassword", LINKS + "reset-password"),
                        Map.entry("confirmEmail", LINKS + "confirm-email"),
                        Map.entry("recoverCart", LINKS + "recover-cart"),
                        Map.entry("payDraft", LINKS + "pay-draft"),
                        Map.entry("product", LINKS + "product"),
                        Map.entry("confirmStockAlert", LINKS + "confirm-stock-alert"),
                        Map.entry("cancelStockAlerts", LINKS + "cancel-stock-alerts"),
                        Map.entry("confirmNewsletter", LINKS + "confirm-newsletter"),
                        Map.entry("writeReviews", LINKS + "write-reviews"),
                        Map.entry("stopReviewInvitations", LINKS + "stop-review-invitations"),
                        Map.entry("dataExport", LINKS + "data-export")),
                environment);
    }
}
