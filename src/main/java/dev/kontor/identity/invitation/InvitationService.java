package dev.kontor.identity.invitation;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.identity.Actor;
import dev.kontor.identity.InvitationId;
import dev.kontor.identity.event.StaffCreated;
import dev.kontor.identity.mailtoken.LinkExpired;
import dev.kontor.identity.role.Role;
import dev.kontor.identity.role.RoleRepository;
import dev.kontor.identity.staff.StaffMember;
import dev.kontor.identity.staff.StaffRepository;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Invites people and adds them as staff when they accept.
@Service
@Transactional
class InvitationService {

    private final InvitationRepository invitations;
    private final StaffRepository staff;
    private final RoleRepository roles;
    private final InvitationMails mails;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    InvitationService(
            InvitationRepository invitations,
            StaffRepository staff,
            RoleRepository roles,
            InvitationMails mails,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.invitations = invitations;
        this.staff = staff;
        this.roles = roles;
        this.mails = mails;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<InvitationDetails> list(Listing listing) {
        return invitations.list(listing);
    }

    public InvitationDetails invite(Actor.Staff actor, InviteStaff request) {
        var email = request.email().strip();
        Role.requireHeld(actor, roles.require(request.roles()));
        staff.requireFree(email);
        var invitation =
                invitations.insert(InvitationId.next(), email, request.roles(), actor.id(), InvitationMails.LIFETIME);
        mails.send(invitation.id(), email, actor.name());
        audit.record("staff_invitation.created", invitation.id(), null, Map.of("roles", invitation.roles()));
        return invitation;
    }

    public void withdraw(InvitationId id) {
        if (!invitations.delete(id)) {
            throw NotFoundException.of("open invitation", id);
        }
        mails.revoke(id);
        audit.record("staff_invitation.withdrawn", id);
    }

    /// The address that the token was sent to, without using it up.
    ///
    /// @throws LinkExpired if the token cannot be used
    @Transactional(readOnly = true)
    public String invited(String token) {
        return invitations.email(mails.peek(token)).orElseThrow(LinkExpired::new);
    }

    /// @param passwordHash computed before the transaction, because it is slow
    /// @throws LinkExpired if the token cannot be used
    public void accept(AcceptInvitation request, String passwordHash) {
        var id = mails.spend(request.token());
        var promise = invitations.accept(id).orElseThrow(LinkExpired::new);
        // Skips roles that were deleted meanwhile.
        var given = roles.find(promise.roles()).stream().map(Role::id).collect(Collectors.toUnmodifiableSet());
        var member = StaffMember.create(promise.email(), request.name().strip(), given, clock.instant());
        staff.insert(member, passwordHash);
        invitations.accepted(id, member.id());
        events.append(new StaffCreated(member.id(), member.id().text()));
        audit.record("staff.created", member.id(), null, Map.of("roles", member.roles(), "invitation", id.text()));
    }
}
