package dev.kontor.notification;

import dev.kontor.notification.settings.LinkSettings;
import dev.kontor.notification.settings.MailSettings;
import dev.kontor.notification.settings.SenderAddress;
import dev.kontor.shared.settings.SettingsGroup;
import dev.kontor.shared.shop.ShopSettings;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.springframework.util.unit.DataSize;

/// Settings of mails without the application.
public final class MailSettingsFixtures {

    public static final NotificationProperties.Links LINKS = new NotificationProperties.Links(
            "/account/verify-email#token={token}",
            "/account/reset-password#token={token}",
            "/account/confirm-email#token={token}",
            "https://office.example/reset#token={token}",
            "https://office.example/invitation#token={token}",
            "/account/data-exports/{id}",
            "https://office.example/data-exports/{id}",
            "/cart/recover#token={token}",
            "/cart/pay#token={token}",
            "/products/{slug}",
            "/stock-alerts/confirm#token={token}",
            "/stock-alerts/cancel#token={token}",
            "/newsletter/confirm#token={token}",
            "/reviews/write#token={token}",
            "/reviews/stop#token={token}");

    private MailSettingsFixtures() {}

    public static SettingsGroup<ShopSettings> shop(String name) {
        return SettingsGroup.constant("shop", new ShopSettings(name, "hello@shop.example"));
    }

    /// Without a sender, a reply address and mails about documents.
    public static SettingsGroup<MailSettings> mails(Set<TrackingMail> tracking) {
        return mails(tracking, Set.of());
    }

    /// The same with addresses of the shop that get a mail about each order.
    public static SettingsGroup<MailSettings> mails(Set<TrackingMail> tracking, Set<String> notices) {
        return SettingsGroup.constant(
                "mail", new MailSettings(null, null, null, tracking, Set.of(), DocumentDelivery.LINK, false, notices));
    }

    public static SenderAddress sender(String name) {
        return new SenderAddress(shop(name), mails(Set.of()));
    }

    public static SettingsGroup<LinkSettings> links(String order) {
        return SettingsGroup.constant(
                "links",
                new LinkSettings(
                        order,
                        LINKS.verifyEmail(),
                        LINKS.resetPassword(),
                        LINKS.confirmEmail(),
                        LINKS.recoverCart(),
                        LINKS.payDraft(),
                        LINKS.product(),
                        LINKS.confirmStockAlert(),
                        LINKS.cancelStockAlerts(),
                        LINKS.confirmNewsletter(),
                        LINKS.writeReviews(),
                        LINKS.stopReviewInvitations(),
                        LINKS.dataExport()));
    }

    public static NotificationProperties properties(List<String> bounceSecrets) {
        return new NotificationProperties(
                "",
                Set.of(),
                Set.of(),
                DocumentDelivery.LINK,
                false,
                Set.of(),
                DataSize.ofMegabytes(5),
                Duration.ofDays(90),
                bounceSecrets,
                new NotificationProperties.Sender(null, null, null),
                LINKS);
    }
}
