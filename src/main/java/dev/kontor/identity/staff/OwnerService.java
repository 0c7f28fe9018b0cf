package dev.kontor.identity.staff;

import dev.kontor.events.ChangeLog;
import dev.kontor.identity.event.StaffCreated;
import dev.kontor.identity.role.RoleRepository;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Creates owners at the first start or by command.
@Service
@Transactional
class OwnerService {

    private static final String SYSTEM = "system";

    private final StaffRepository staff;
    private final RoleRepository roles;
    private final ChangeLog changes;
    private final Clock clock;

    OwnerService(StaffRepository staff, RoleRepository roles, ChangeLog changes, Clock clock) {
        this.staff = staff;
        this.roles = roles;
        this.changes = changes;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public boolean hasOwner() {
        return roles.hasActiveOwner(Optional.empty());
    }

    /// Creates the owner unless there is one; of two processes that start concurrently, one succeeds.
    public Optional<StaffMember> createFirst(String email, String name, String passwordHash) {
        roles.lockOwner();
        return roles.hasActiveOwner(Optional.empty())
                ? Optional.empty()
                : Optional.of(create(email, name, passwordHash));
    }

    /// Creates an owner, even if there are others.
    public StaffMember create(String email, String name, String passwordHash) {
        var member = StaffMember.create(
                email.strip(), name.strip(), Set.of(roles.lockOwner().id()), clock.instant());
        staff.insert(member, passwordHash);
        changes.record(new StaffCreated(member.id(), SYSTEM), null, StaffDetails.of(member));
        return member;
    }
}
