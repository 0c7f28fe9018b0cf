package dev.kontor.identity.invitation;

import dev.kontor.identity.Actor;
import dev.kontor.identity.InvitationId;
import dev.kontor.identity.password.PasswordPolicy;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.PersonsOnly;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.shop.Shop;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Invitations to join the staff.
@Tag(name = "Access", description = "Staff members, their roles, and the permissions these grant.")
@RestController
@RequestMapping("/admin/v1")
@RequiresPermission(Permission.STAFF_WRITE)
class InvitationAdminController {

    private final InvitationService service;
    private final PasswordPolicy policy;
    private final Passwords passwords;
    private final Shop shop;

    InvitationAdminController(InvitationService service, PasswordPolicy policy, Passwords passwords, Shop shop) {
        this.service = service;
        this.policy = policy;
        this.passwords = passwords;
        this.shop = shop;
    }

    /// List invitations.
    ///
    /// Returns all invitations with their status. Sort by `createdAt`.
    @SortableBy("createdAt")
    @GetMapping("/staff-invitations")
    @RequiresPermission(Permission.STAFF_READ)
    @Operation(operationId = "listStaffInvitations")
    Page<InvitationDetails> list(@ParameterObject @Valid Listing listing) {
        return service.list(listing);
    }

    /// Invite a staff member.
    ///
    /// Mails a single-use link that is valid for seven days, but no longer than you may invite to these roles. You
    /// can only assign roles whose permissions you have. An address has one open invitation, so a repeated request
    /// is rejected.
    @PersonsOnly
    @RequiresRecentFactor
    @PostMapping("/staff-invitations")
    @ResponseStatus(HttpStatus.CREATED)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "inviteStaff")
    @Problems(ProblemCode.ALREADY_EXISTS)
    ResponseEntity<InvitationDetails> invite(Actor.Staff actor, @Valid @RequestBody InviteStaff request) {
        var invitation = service.invite(actor, request);
        return Created.at(shop.link("/admin/v1/staff-invitations"), invitation.id(), invitation);
    }

    /// Withdraw an invitation.
    ///
    /// Invalidates its link. An accepted invitation cannot be withdrawn.
    @PersonsOnly
    @RequiresRecentFactor
    @DeleteMapping("/staff-invitations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "withdrawStaffInvitation")
    void withdraw(@PathVariable InvitationId id) {
        service.withdraw(id);
    }

    /// Accept an invitation.
    ///
    /// Creates the account with the roles of the invitation. Sign in afterwards.
    @PublicEndpoint
    @RateLimited(LimitPolicy.RESET)
    @PostMapping("/auth/invitations/accept")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "acceptStaffInvitation")
    @Problems({ProblemCode.LINK_EXPIRED, ProblemCode.ALREADY_EXISTS, ProblemCode.OVERLOADED})
    void accept(@Valid @RequestBody AcceptInvitation request) {
        policy.require(request.password(), service.invited(request.token()));
        service.accept(request, passwords.hash(request.password()));
    }
}
