package dev.kontor.notification.settings;

import dev.kontor.notification.DocumentDelivery;
import dev.kontor.notification.DocumentMail;
import dev.kontor.notification.TrackingMail;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Changes the settings of mails; `null` restores the default.
///
/// @param senderName by default the name of the shop
/// @param senderEmail by default the contact address of the shop; the mail server must accept it
/// @param replyTo where replies go; by default to the sender
/// @param trackingMails reports of carriers about which buyers get a mail, one of each kind for a parcel
/// @param documentMails documents about which buyers get a mail as soon as their files can be downloaded
/// @param documentDelivery whether these mails have a link, the files, or both
/// @param attachXml whether the electronic invoice is attached as an XML file, too; the PDF file contains
///     it anyway
/// @param orderNotices addresses of the shop that get a mail about each placed order, at most 10
record ChangeMailSettings(
        @Schema(example = "Wool & Wood") @Nullable @Size(max = 100) @Pattern(regexp = ".*\\S.*")
        String senderName,

        @Schema(example = "orders@shop.example") @Nullable @Size(max = 254) @Email
        String senderEmail,

        @Schema(example = "service@shop.example") @Nullable @Size(max = 254) @Email
        String replyTo,

        @Schema(example = "[\"DELIVERED\"]") @Nullable @Size(max = 4)
        Set<@NotNull TrackingMail> trackingMails,

        @Schema(example = "[\"INVOICE\"]") @Nullable @Size(max = 2)
        Set<@NotNull DocumentMail> documentMails,

        @Schema(example = "ATTACHMENT") @Nullable DocumentDelivery documentDelivery,
        @Schema(example = "true") @Nullable Boolean attachXml,

        @Schema(example = "[\"orders@shop.example\"]") @Nullable @Size(max = 10)
        Set<@NotBlank @Email @Size(max = 254) String> orderNotices) {}
