package dev.kontor.notification.template;

import dev.kontor.identity.MailId;

/// A test that was queued.
///
/// @param mailId the mail in the log: `GET /admin/v1/mails/{id}`
record QueuedTestMail(MailId mailId) {}
