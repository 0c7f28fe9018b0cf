package dev.kontor.newsletter;

import dev.kontor.events.Event;
import io.swagger.v3.oas.annotations.media.Schema;

/// An address must no longer get the newsletter.
///
/// @param by `LINK`, `ACCOUNT` or `STAFF`
public record NewsletterUnsubscribed(
        NewsletterSubscriberId newsletterSubscriberId,
        @Schema(example = "ada@example.com") String email,
        @Schema(example = "LINK") String by)
        implements Event {

    @Override
    public String type() {
        return "newsletter.unsubscribed";
    }
}
