package dev.kontor.notification.delivery;

import dev.kontor.document.DocumentId;
import dev.kontor.identity.MailId;
import dev.kontor.notification.BounceKind;
import dev.kontor.notification.MailKind;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A mail in the log.
///
/// @param locale BCP 47 tag of the language that the recipient reads
/// @param channel code of the order's channel; absent if the mail is not about an order
/// @param orderNumber absent if the mail is not about an order
/// @param attempts attempts that ended with a result
/// @param nextAttemptAt earliest time of the next attempt; only while the mail waits
/// @param lastError the last refusal in the words of the mail server
/// @param resendable whether the mail can be sent again
/// @param copyOf the mail that was sent again as this one
/// @param bouncedAt when the mail service reported that the mail did not arrive; absent if it did not
/// @param bounceReason in the words of the mail service
/// @param attachedDocumentId the document whose files are attached; absent for none
/// @param filesAttached whether these files were attached; absent until the mail is sent. If they are too
///     large, or cannot be read for more than an hour, the mail has the link instead
/// @param finishedAt when the mail server accepted it, or when it was given up
record MailDetails(
        MailId id,
        MailKind kind,
        MailStatus status,
        @Schema(example = "anna@example.com") String recipient,
        @Schema(example = "de") String locale,
        @Schema(example = "default") @Nullable String channel,
        @Schema(example = "K-1001") @Nullable String orderNumber,

        @Schema(example = "Your order K-1001 at Corner Shop")
        String subject,

        @Schema(example = "1") int attempts,
        @Nullable Instant nextAttemptAt,

        @Schema(example = "451 4.3.0 Mail server temporarily rejected message.") @Nullable
        String lastError,

        boolean resendable,
        @Nullable MailId copyOf,
        @Nullable Instant bouncedAt,
        @Nullable BounceKind bounceKind,

        @Schema(example = "550 5.1.1 unknown user") @Nullable
        String bounceReason,

        @Nullable DocumentId attachedDocumentId,
        @Nullable Boolean filesAttached,
        Instant createdAt,
        @Nullable Instant finishedAt) {}
