package dev.kontor.notification.delivery;

import dev.kontor.notification.MailKind;
import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Sends failed mails again.
///
/// @param kinds only mails of these kinds; absent for all
/// @param channel only mails about orders of the channel with this code; absent for all
/// @param createdFrom only mails that were created at or after this time
/// @param createdUntil only mails that were created before this time; absent for all later ones
record ResendMails(
        @Nullable @Size(min = 1, max = 50) List<@NotNull MailKind> kinds,

        @Nullable @Size(min = 1, max = 64) @Schema(example = "outlet")
        String channel,

        @NotNull @Schema(example = "2026-11-27T00:00:00Z") Instant createdFrom,
        @Nullable Instant createdUntil) {

    List<MailKind> wantedKinds() {
        return kinds == null ? List.of(MailKind.values()) : kinds;
    }

    /// The result of sending failed mails again.
    ///
    /// @param count number of mails that are sent again; if it is 10,000, repeat the request for the others
    @Schema(name = "ResentMails")
    record Resent(@Schema(example = "42") int count) {}
}
