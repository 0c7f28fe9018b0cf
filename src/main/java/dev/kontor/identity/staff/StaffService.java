package dev.kontor.identity.staff;

import dev.kontor.audit.AuditLog;
import dev.kontor.events.EventLog;
import dev.kontor.identity.AccountMail;
import dev.kontor.identity.AccountMailKind;
import dev.kontor.identity.AccountMails;
import dev.kontor.identity.Actor;
import dev.kontor.identity.GrantRules;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.event.StaffChanged;
import dev.kontor.identity.event.StaffCreated;
import dev.kontor.identity.event.StaffDisabled;
import dev.kontor.identity.event.StaffRolesChanged;
import dev.kontor.identity.mailtoken.MailTokenPurpose;
import dev.kontor.identity.mailtoken.MailTokens;
import dev.kontor.identity.role.Role;
import dev.kontor.identity.role.RoleRepository;
import dev.kontor.identity.role.RoleService;
import dev.kontor.identity.session.EndReason;
import dev.kontor.identity.session.Sessions;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Adds, changes and disables staff members.
@Service
@Transactional
class StaffService {

    private final StaffRepository staff;
    private final RoleRepository roles;
    private final Sessions sessions;
    private final MailTokens tokens;
    private final AccountMails mails;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    StaffService(
            StaffRepository staff,
            RoleRepository roles,
            Sessions sessions,
            MailTokens tokens,
            AccountMails mails,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.staff = staff;
        this.roles = roles;
        this.sessions = sessions;
        this.tokens = tokens;
        this.mails = mails;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public StaffMember get(StaffId id) {
        return staff.find(id).orElseThrow(() -> NotFoundException.of("member of staff", id));
    }

    /// @param passwordHash computed before the transaction, because it is slow
    public StaffMember create(Actor.Staff actor, CreateStaffMember request, String passwordHash) {
        Role.requireHeld(actor, roles.require(request.roles()));
        var member =
                StaffMember.create(request.email().strip(), request.name().strip(), request.roles(), clock.instant());
        staff.insert(member, passwordHash);
        events.append(new StaffCreated(member.id(), actor.label()));
        audit.record("staff.created", member.id(), null, StaffDetails.of(member));
        return member;
    }

    public StaffMember change(Actor.Staff actor, StaffId id, IfMatch ifMatch, MergePatch<ChangeStaffMember> patch) {
        var before = get(id);
        ifMatch.require(before.version());
        var wanted = patch.applyTo(before);
        var after = before.change(
                wanted.email().strip(), wanted.name().strip(), wanted.status(), wanted.roles(), clock.instant());
        save(actor, before, after);
        return get(id);
    }

    public void disable(Actor.Staff actor, StaffId id, IfMatch ifMatch) {
        var before = get(id);
        ifMatch.require(before.version());
        var after = before.change(before.email(), before.name(), StaffStatus.DISABLED, before.roles(), clock.instant());
        save(actor, before, after);
    }

    public StaffMember changeMyself(Actor.Staff actor, MergePatch<ChangeMyself> patch) {
        var before = get(actor.id());
        var wanted = patch.applyTo(before);
        var after =
                before.change(before.email(), wanted.name().strip(), before.status(), before.roles(), clock.instant());
        if (!staff.update(after)) {
            throw RoleService.changedMeanwhile();
        }
        events.append(new StaffChanged(after.id(), actor.label()));
        audit.record("staff.updated", after.id(), StaffDetails.of(before), StaffDetails.of(after));
        return get(actor.id());
    }

    private void save(Actor.Staff actor, StaffMember before, StaffMember after) {
        boolean rolesChange = !before.roles().equals(after.roles());
        boolean statusChanges = before.status() != after.status();
        requireAllowed(actor, before, after, rolesChange || statusChanges);
        if (!staff.update(after)) {
            throw RoleService.changedMeanwhile();
        }
        if (!before.emailKey().equals(after.emailKey())) {
            // A link sent to the old address must no longer work.
            tokens.revoke(MailTokenPurpose.RESET_STAFF_PASSWORD, after.id());
            // Anyone who reads the new one can set a password: the person must learn of it.
            mails.send(AccountMail.notice(AccountMailKind.EMAIL_CHANGED, before.email(), null));
        }
        if (rolesChange) {
            staff.replaceRoles(after);
            events.append(new StaffRolesChanged(after.id(), List.copyOf(after.roles()), actor.label()));
        }
        record(before, after);
        if (statusChanges && !after.isActive()) {
            sessions.endAll(after.id(), EndReason.DISABLED);
            events.append(new StaffDisabled(after.id(), actor.label()));
        } else {
            events.append(new StaffChanged(after.id(), actor.label()));
        }
    }

    /// @param rightsChange whether the roles or the status change
    private void requireAllowed(Actor.Staff actor, StaffMember before, StaffMember after, boolean rightsChange) {
        boolean themselves = before.id().equals(actor.id());
        if (themselves && rightsChange) {
            throw GrantRules.ownRights();
        }
        Role.requireHeld(actor, roles.require(after.roles()));
        var rolesBefore = roles.find(before.roles());
        if (!themselves) {
            Role.requireHeld(actor, rolesBefore);
        }
        if (rightsChange && rolesBefore.stream().anyMatch(Role::owner)) {
            requireAnotherOwner(after);
        }
    }

    /// Permissions and other fields are audited separately.
    private void record(StaffMember before, StaffMember after) {
        boolean rolesChange = !before.roles().equals(after.roles());
        if (rolesChange) {
            audit.record(
                    "staff.role_changed", after.id(), Map.of("roles", before.roles()), Map.of("roles", after.roles()));
        }
        var facts = Facts.of(before);
        if (!rolesChange || !facts.equals(Facts.of(after))) {
            var action = before.status() == after.status()
                    ? "staff.updated"
                    : after.isActive() ? "staff.enabled" : "staff.disabled";
            audit.record(action, after.id(), facts, Facts.of(after));
        }
    }

    private record Facts(String email, String name, StaffStatus status) {

        static Facts of(StaffMember member) {
            return new Facts(member.email(), member.name(), member.status());
        }
    }

    private void requireAnotherOwner(StaffMember after) {
        var owner = roles.lockOwner();
        boolean stays = after.isActive() && after.roles().contains(owner.id());
        if (!stays && !roles.hasActiveOwner(Optional.of(after.id()))) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "This is the last owner. Assign the owner role to someone else first.");
        }
    }
}
