package dev.kontor.identity.invitation;

import dev.kontor.identity.InvitationId;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invitation to join the staff; its secret is only in the mail.
record InvitationDetails(
        InvitationId id,
        @Schema(example = "grace@example.com") String email,
        InvitationStatus status,

        @Schema(description = "Ids of the assigned roles.") List<RoleId> roles,

        StaffId invitedBy,

        @Schema(description = "The created account.") @Nullable
        StaffId staffId,

        Instant createdAt,
        Instant expiresAt) {}
