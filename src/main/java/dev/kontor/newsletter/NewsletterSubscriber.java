package dev.kontor.newsletter;

import dev.kontor.customer.ConsentTextId;
import dev.kontor.identity.CustomerId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A subscriber of the newsletter, for staff.
///
/// @param email absent if the address was unsubscribed some time ago
/// @param locale language of the subscriber, BCP 47
/// @param channel code of the channel of the subscription
/// @param customerId the customer who agreed in the account, if it was one
/// @param textId what the subscriber agreed to; absent if the customer agreed in the account
/// @param requestedAt when the form was sent; absent if the customer agreed in the account
/// @param requestIp from where the form was sent; absent if the customer agreed in the account
/// @param subscribedAt when the address was confirmed or the customer agreed
/// @param unsubscribedBy `LINK`, `ACCOUNT` or `STAFF`
/// @param unsubscribeToken for a page of the front end that unsubscribes with it
/// @param oneClickUrl for the header `List-Unsubscribe` of the newsletter (RFC 8058)
public record NewsletterSubscriber(
        NewsletterSubscriberId id,
        @Nullable @Schema(example = "ada@example.com") String email,
        NewsletterStatus status,
        @Schema(example = "en") String locale,
        @Schema(example = "default") String channel,
        @Nullable CustomerId customerId,
        @Nullable ConsentTextId textId,
        @Nullable Instant requestedAt,
        @Nullable @Schema(example = "203.0.113.7") String requestIp,
        @Nullable Instant subscribedAt,
        @Nullable Instant unsubscribedAt,
        @Nullable @Schema(example = "LINK") String unsubscribedBy,
        Instant createdAt,
        Instant updatedAt,

        @Schema(example = "Vb3mJ6zZk0Vw0p9Wd7bqYw2b8m4n1c5x7z9a3s5d7f8")
        String unsubscribeToken,

        @Schema(
                example =
                        "https://shop.example/hooks/unsubscribe/newsletter/Vb3mJ6zZk0Vw0p9Wd7bqYw2b8m4n1c5x7z9a3s5d7f8")
        String oneClickUrl) {}
