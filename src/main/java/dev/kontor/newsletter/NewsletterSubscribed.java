package dev.kontor.newsletter;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// An address was subscribed to the newsletter: its owner has confirmed it, or has agreed in the account.
///
/// @param locale language of the subscriber, BCP 47
/// @param channel code of the channel of the subscription
public record NewsletterSubscribed(
        NewsletterSubscriberId newsletterSubscriberId,
        @Schema(example = "ada@example.com") String email,
        @Schema(example = "en") String locale,
        @Schema(example = "default") String channel)
        implements Event {

    @Override
    public String type() {
        return "newsletter.subscribed";
    }
}
