package dev.kontor.newsletter;

import dev.kontor.customer.ConsentTextId;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.crypto.KeyedHash;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A row of a subscriber.
record StoredSubscriber(
        NewsletterSubscriberId id,
        @Nullable String email,
        NewsletterStatus status,
        String locale,
        String channel,
        @Nullable CustomerId customerId,
        @Nullable ConsentTextId textId,
        @Nullable Instant requestedAt,
        @Nullable String requestIp,
        @Nullable Instant subscribedAt,
        @Nullable Instant unsubscribedAt,
        @Nullable String unsubscribedBy,
        Instant createdAt,
        Instant updatedAt,
        byte[] addressKey) {

    static final String COLUMNS = """
            id, email, status, locale, channel, customer_id, text_id, requested_at, request_ip, subscribed_at,
            unsubscribed_at, unsubscribed_by, created_at, updated_at, address_key
            """;

    /// @param oneClick URL before the token
    NewsletterSubscriber details(String oneClick) {
        var token = KeyedHash.token(addressKey);
        return new NewsletterSubscriber(
                id,
                email,
                status,
                locale,
                channel,
                customerId,
                textId,
                requestedAt,
                requestIp,
                subscribedAt,
                unsubscribedAt,
                unsubscribedBy,
                createdAt,
                updatedAt,
                token,
                oneClick + token);
    }

    @Override
    public String toString() {
        return "StoredSubscriber[" + id + ", ***]";
    }
}
