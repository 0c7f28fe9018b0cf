package dev.kontor.identity.staff;

import dev.kontor.identity.Actor;
import dev.kontor.identity.GrantRules;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.factor.FactorNotices;
import dev.kontor.identity.factor.SecondFactors;
import dev.kontor.identity.passkey.Passkeys;
import dev.kontor.identity.role.Role;
import dev.kontor.identity.role.RoleRepository;
import dev.kontor.identity.session.EndReason;
import dev.kontor.identity.session.Sessions;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Helps a staff member who lost a device: ends sessions, removes lost second factors.
@Service
@Transactional
class StaffRescueService {

    private final StaffRepository staff;
    private final RoleRepository roles;
    private final Sessions sessions;
    private final SecondFactors factors;
    private final Passkeys passkeys;
    private final FactorNotices notices;

    StaffRescueService(
            StaffRepository staff,
            RoleRepository roles,
            Sessions sessions,
            SecondFactors factors,
            Passkeys passkeys,
            FactorNotices notices) {
        this.staff = staff;
        this.roles = roles;
        this.sessions = sessions;
        this.factors = factors;
        this.passkeys = passkeys;
        this.notices = notices;
    }

    public void endSessions(Actor.Staff actor, StaffId id) {
        requireRuled(actor, id);
        sessions.endAllByStaff(id);
    }

    public void resetMfa(Actor.Staff actor, StaffId id) {
        requireRuled(actor, id);
        if (id.equals(actor.id())) {
            throw GrantRules.ownRights();
        }
        boolean hadApp = factors.reset(id);
        boolean hadPasskeys = passkeys.reset(id);
        if (!hadApp && !hadPasskeys) {
            throw new ConflictException(ProblemCode.INVALID_STATE_TRANSITION, "There is no second factor.");
        }
        sessions.endAll(id, EndReason.FACTORS);
        notices.changed("staff.mfa_reset", id, actor.label());
    }

    /// Nobody manages people with more permissions.
    private void requireRuled(Actor.Staff actor, StaffId id) {
        var member = staff.find(id).orElseThrow(() -> NotFoundException.of("member of staff", id));
        if (!id.equals(actor.id())) {
            Role.requireHeld(actor, roles.find(member.roles()));
        }
    }
}
