package dev.kontor.webhook.delivery;

import java.util.UUID;

/// A message that this process is to send now.
///
/// @param attempts how many were made before
/// @param healthy whether nothing has failed at the endpoint since its last success
record ClaimedMessage(
        UUID id,
        UUID endpoint,
        String url,
        DeliveryCause cause,
        UUID event,
        String eventType,
        String subject,
        int attempts,
        boolean healthy) {}
