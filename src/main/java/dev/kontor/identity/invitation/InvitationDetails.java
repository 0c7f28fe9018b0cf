package dev.kontor.identity.invitation;

import dev.kontor.identity.InvitationId;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import io.swagger.v3.oas.annotations.media.Schema;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An invitation to join the staff; its secret is only in the mail.
///
/// @param roles ids of the assigned roles
/// @param staffId the created account
record InvitationDetails(
        InvitationId id,
        @Schema(example = "grace@example.com") String email,
        InvitationStatus status,
        List<RoleId> roles,
        StaffId invitedBy,
        @Nullable StaffId staffId,
        Instant createdAt,
        Instant expiresAt) {}
