package dev.kontor.customer.group;

import dev.kontor.audit.AuditLog;
import dev.kontor.customer.CustomerGroupChanged;
import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroupUsage;
import dev.kontor.events.EventLog;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages customer groups and their members on behalf of staff.
@Service
@Transactional
class CustomerGroupService {

    private final CustomerGroupRepository groups;
    private final MembershipRepository memberships;
    private final CustomerGroupQueries queries;
    private final ObjectProvider<CustomerGroupUsage> usages;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    CustomerGroupService(
            CustomerGroupRepository groups,
            MembershipRepository memberships,
            CustomerGroupQueries queries,
            ObjectProvider<CustomerGroupUsage> usages,
            EventLog events,
            AuditLog audit,
            Clock clock) {
        this.groups = groups;
        this.memberships = memberships;
        this.queries = queries;
        this.usages = usages;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public Page<CustomerGroupDetails> list(Listing listing) {
        return queries.list(listing);
    }

    @Transactional(readOnly = true)
    public CustomerGroupDetails get(CustomerGroupId id) {
        return groups.get("customer group", id).details();
    }

    public CustomerGroupDetails create(CreateCustomerGroup request) {
        var group = new CustomerGroup(CustomerGroupId.next(), request, clock.instant());
        groups.store(group);
        var created = group.details();
        audit.record("customer_group.created", group.id(), null, created);
        return created;
    }

    public CustomerGroupDetails change(CustomerGroupId id, IfMatch ifMatch, MergePatch<ChangeCustomerGroup> patch) {
        var group = groups.get("customer group", id, ifMatch);
        var before = group.details();
        group.change(patch.applyTo(before), clock.instant());
        groups.store(group);
        var after = group.details();
        audit.record("customer_group.updated", id, before, after);
        return after;
    }

    public void delete(CustomerGroupId id, IfMatch ifMatch) {
        memberships.lockToDelete(id);
        var group = groups.get("customer group", id, ifMatch);
        if (usages.stream().anyMatch(usage -> usage.uses(id))) {
            throw new ConflictException(
                    ProblemCode.IN_USE,
                    "Price lists, promotions, shipping methods, tax exemptions or ways to pay refer to this group. Remove "
                            + "it from them first.");
        }
        groups.deleteAndFlush(group);
        audit.record("customer_group.deleted", id, group.details(), null);
    }

    @Transactional(readOnly = true)
    public Page<GroupMember> members(CustomerGroupId id, Listing listing) {
        groups.get("customer group", id);
        return queries.members(id, listing);
    }

    public AddedMembers add(CustomerGroupId id, List<CustomerId> customers) {
        if (memberships.lock(List.of(id)).isEmpty()) {
            throw NotFoundException.of("customer group", id);
        }
        var known = memberships.lockCustomers(customers);
        var unknown = IntStream.range(0, customers.size())
                .filter(index -> !known.contains(customers.get(index)))
                .mapToObj(index -> FieldProblem.ofPointer(
                        "/customerIds/" + index, "not-found", "There is no customer with this id."))
                .toList();
        if (!unknown.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "Some customers do not exist. Nobody was added.", Map.of(), unknown);
        }
        var wanted = new LinkedHashSet<>(customers);
        var missing = new LinkedHashSet<>(wanted);
        missing.removeAll(memberships.members(id, wanted));
        List<CustomerId> added = missing.isEmpty() ? List.of() : memberships.add(id, missing, clock.instant());
        if (!added.isEmpty()) {
            events.append(added.stream()
                    .map(customer -> new CustomerGroupChanged(customer, id, true))
                    .toList());
            audit.record("customer_group.members_added", id, null, new RecordedMembers(added));
        }
        return new AddedMembers(added.size(), wanted.size() - added.size());
    }

    public void remove(CustomerGroupId id, CustomerId customer) {
        if (!memberships.remove(id, customer)) {
            throw NotFoundException.of("member", customer);
        }
        events.append(new CustomerGroupChanged(customer, id, false));
        audit.record("customer_group.member_removed", id, new RecordedMembers(List.of(customer)), null);
    }

    private record RecordedMembers(List<CustomerId> customerIds) {}
}
