package dev.kontor.webhook.delivery;

import java.util.UUID;

/// A message claimed by this process.
///
/// @param attempts number of previous attempts
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
