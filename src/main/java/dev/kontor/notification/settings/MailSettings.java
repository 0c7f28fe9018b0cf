package dev.kontor.notification.settings;

import dev.kontor.notification.DocumentDelivery;
import dev.kontor.notification.DocumentMail;
import dev.kontor.notification.TrackingMail;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who mails are from, and which optional mails buyers and the shop get.
///
/// @param senderName absent for the name of the shop
/// @param senderEmail absent for the contact address of the shop
/// @param replyTo absent for the sender
/// @param orderNotices addresses of the shop that get a mail about each placed order
public record MailSettings(
        @Nullable String senderName,
        @Nullable String senderEmail,
        @Nullable String replyTo,
        Set<TrackingMail> trackingMails,
        Set<DocumentMail> documentMails,
        DocumentDelivery documentDelivery,
        boolean attachXml,
        Set<String> orderNotices) {}
