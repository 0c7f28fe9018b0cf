package dev.kontor.notification.settings;

import dev.kontor.notification.DocumentDelivery;
import dev.kontor.notification.DocumentMail;
import dev.kontor.notification.TrackingMail;
import dev.kontor.settings.SettingSource;
import dev.kontor.settings.SettingsState;
import dev.kontor.shared.web.Versioned;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The settings of mails.
///
/// @param version 0 until staff change them
/// @param updatedAt absent until then
/// @param senderName absent for the name of the shop
/// @param senderEmail absent for the contact address of the shop
/// @param replyTo where replies go; absent for the sender
/// @param trackingMails reports of carriers about which buyers get a mail
/// @param documentMails documents about which buyers get a mail
/// @param documentDelivery whether these mails have a link, the files, or both
/// @param attachXml whether the electronic invoice is attached as an XML file, too
/// @param orderNotices addresses of the shop that get a mail about each placed order
/// @param sources where the values come from
@Schema(name = "MailSettings")
record MailSettingsDetails(
        @Schema(example = "1") long version,
        @Nullable Instant updatedAt,
        @Nullable @Schema(example = "Wool & Wood") String senderName,
        @Nullable @Schema(example = "orders@shop.example") String senderEmail,
        @Nullable @Schema(example = "service@shop.example") String replyTo,
        Set<TrackingMail> trackingMails,
        Set<DocumentMail> documentMails,
        DocumentDelivery documentDelivery,
        boolean attachXml,
        @Schema(example = "[\"orders@shop.example\"]") Set<String> orderNotices,
        List<SettingSource> sources)
        implements Versioned {

    static MailSettingsDetails of(SettingsState<MailSettings> state) {
        var values = state.values();
        return new MailSettingsDetails(
                state.version(),
                state.updatedAt(),
                values.senderName(),
                values.senderEmail(),
                values.replyTo(),
                values.trackingMails(),
                values.documentMails(),
                values.documentDelivery(),
                values.attachXml(),
                values.orderNotices(),
                state.sources());
    }
}
