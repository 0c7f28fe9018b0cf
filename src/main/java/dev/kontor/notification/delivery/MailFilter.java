package dev.kontor.notification.delivery;

import dev.kontor.notification.MailKind;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.web.binding.TimeRange;
import io.swagger.v3.oas.annotations.Parameter;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Filters the log of mails.
record MailFilter(
        @Parameter(
                description = "Only mails to this address; upper and lower case are equal.",
                example = "anna@example.com")
        @Size(min = 3, max = 320)
        @Nullable
        String recipient,

        @Parameter(description = "Only mails of one of these kinds.") @Size(max = 50) @Nullable
        List<MailKind> kind,

        @Parameter(description = "Only mails about the order with this number.", example = "K-1001")
        @Size(min = 1, max = 100)
        @Nullable
        String orderNumber,

        @Parameter(description = "Only mails in one of these states.") @Size(max = 4) @Nullable
        List<MailStatus> status,

        @Parameter(description = "Only mails about orders of the channel with this code.", example = "outlet")
        @Size(min = 1, max = 64)
        @Pattern(regexp = "[a-z0-9]+(-[a-z0-9]+)*")
        @Nullable
        String channel,

        @Parameter(description = "Only mails that did, or did not, bounce.") @Nullable
        Boolean bounced,

        @Nullable TimeRange createdAt) {

    Conditions conditions() {
        return new Conditions()
                .and("lower(recipient) = :recipient", "recipient", recipient == null ? null : lower(recipient))
                .and("kind = any(:kind)", "kind", kind == null ? List.of(MailKind.values()) : kind)
                .and("order_number = :orderNumber", "orderNumber", orderNumber)
                .and("status = any(:status)", "status", status)
                .and("channel = :channel", "channel", channel)
                .and("(bounced_at is not null) = :bounced", "bounced", bounced)
                .and(TimeRange.on("created_at", createdAt));
    }

    private static String lower(String text) {
        return text.toLowerCase(Locale.ROOT);
    }
}
