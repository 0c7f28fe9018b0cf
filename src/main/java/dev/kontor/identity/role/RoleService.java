package dev.kontor.identity.role;

import dev.kontor.events.ChangeLog;
import dev.kontor.identity.Actor;
import dev.kontor.identity.GrantRules;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.event.RoleChanged;
import dev.kontor.identity.event.RoleCreated;
import dev.kontor.identity.event.RoleDeleted;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.PreconditionException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Creates, changes and deletes roles.
@Service
@Transactional
public class RoleService {

    private final RoleRepository roles;
    private final ChangeLog changes;
    private final Clock clock;

    RoleService(RoleRepository roles, ChangeLog changes, Clock clock) {
        this.roles = roles;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Role get(RoleId id) {
        return roles.find(id).orElseThrow(() -> NotFoundException.of("role", id));
    }

    public Role create(Actor.Staff actor, CreateRole request) {
        var role = Role.create(
                actor, request.name().strip(), request.describedAs(), request.permissions(), clock.instant());
        roles.insert(role);
        changes.record(new RoleCreated(role.id(), role.name(), actor.label()), null, RoleDetails.of(role));
        return role;
    }

    public Role change(Actor.Staff actor, RoleId id, IfMatch ifMatch, MergePatch<ChangeRole> patch) {
        var role = get(id);
        ifMatch.require(role.version());
        requireNotOwn(actor, role);
        var wanted = patch.applyTo(role);
        var changed =
                role.change(actor, wanted.name().strip(), wanted.describedAs(), wanted.permissions(), clock.instant());
        if (!roles.update(changed)) {
            throw changedMeanwhile();
        }
        changes.record(
                new RoleChanged(id, changed.name(), actor.label()), RoleDetails.of(role), RoleDetails.of(changed));
        return get(id);
    }

    public void delete(Actor.Staff actor, RoleId id, IfMatch ifMatch) {
        var role = get(id);
        ifMatch.require(role.version());
        requireNotOwn(actor, role);
        role.requireChangeable();
        if (!roles.delete(role)) {
            throw changedMeanwhile();
        }
        changes.record(new RoleDeleted(id, role.name(), actor.label()), RoleDetails.of(role), null);
    }

    private void requireNotOwn(Actor.Staff actor, Role role) {
        if (!role.owner() && roles.isRoleOf(role.id(), actor.id())) {
            throw GrantRules.ownRights();
        }
    }

    public static PreconditionException changedMeanwhile() {
        return new PreconditionException(
                ProblemCode.PRECONDITION_FAILED,
                "Another request changed the object at the same time. Read it again and repeat the change.");
    }
}
