package dev.kontor.customer.group;

import dev.kontor.customer.CustomerGroupChanged;
import dev.kontor.customer.CustomerMergeParticipant;
import dev.kontor.customer.CustomerRecords;
import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerId;
import java.time.Clock;
import java.util.List;
import org.springframework.stereotype.Component;

/// Makes the target a member of the source's groups.
@Component
class GroupMerge implements CustomerMergeParticipant {

    private final MembershipRepository memberships;
    private final EventLog events;
    private final Clock clock;

    GroupMerge(MembershipRepository memberships, EventLog events, Clock clock) {
        this.memberships = memberships;
        this.events = events;
        this.clock = clock;
    }

    @Override
    public CustomerRecords records() {
        return CustomerRecords.GROUPS;
    }

    @Override
    public long count(CustomerId source, CustomerId target) {
        var known = memberships.of(target);
        return memberships.of(source).stream()
                .filter(group -> !known.contains(group))
                .count();
    }

    @Override
    public long move(CustomerId source, CustomerId target, String actor) {
        long moved = 0;
        for (var group : memberships.of(source)) {
            if (!memberships.add(group, List.of(target), clock.instant()).isEmpty()) {
                events.append(new CustomerGroupChanged(target, group, true));
                moved++;
            }
            if (memberships.remove(group, source)) {
                events.append(new CustomerGroupChanged(source, group, false));
            }
        }
        return moved;
    }
}
