package dev.kontor.notification.delivery;

import dev.kontor.document.DocumentId;

/// The files that are attached to a mail.
///
/// @param document whose PDF file is attached
/// @param xml whether its XML file is attached too
public record MailAttachment(DocumentId document, boolean xml) {}
