package dev.kontor.newsletter;

import dev.kontor.channel.Channel;
import dev.kontor.identity.EmailKey;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Filters the subscribers.
///
/// @param status only subscribers in one of these states
/// @param email only this address; upper and lower case are equal
/// @param locale only subscribers with this language
/// @param channel only subscriptions of this channel
/// @param updatedAt only subscribers that changed in this range, for newsletter tools that follow the list
record SubscriberFilter(
        @Size(max = 3) @Nullable List<NewsletterStatus> status,
        @Size(min = 3, max = 254) @Nullable String email,

        @Size(max = 35) @Pattern(regexp = "[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*") @Nullable
        String locale,

        @Size(min = 1, max = Channel.CODE_LENGTH) @Pattern(regexp = Channel.CODE) @Nullable
        String channel,

        @Nullable TimeRange updatedAt) {

    Conditions conditions() {
        return new Conditions()
                .and("status = any(:status)", "status", status)
                .and("email_key = :emailKey", "emailKey", email == null ? null : EmailKey.of(email))
                .and("locale = :locale", "locale", locale)
                .and("channel = :channel", "channel", channel)
                .and(TimeRange.on("updated_at", updatedAt));
    }
}
