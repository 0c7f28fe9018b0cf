package dev.kontor.customer.group;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.customer.CustomerGroups;
import dev.kontor.identity.CustomerId;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores who belongs to which group.
@Repository
class MembershipRepository implements CustomerGroups {

    private final JdbcClient jdbc;

    MembershipRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Map<CustomerId, Set<CustomerGroupId>> of(Collection<CustomerId> customers) {
        record Row(CustomerId customerId, CustomerGroupId groupId) {}
        if (customers.isEmpty()) {
            return Map.of();
        }
        var groups = new HashMap<CustomerId, Set<CustomerGroupId>>();
        jdbc.sql("select customer_id, group_id from customer.group_members where customer_id = any(:customers)")
                .param("customers", customers)
                .query(Row.class)
                .list()
                .forEach(row -> groups.computeIfAbsent(row.customerId(), _ -> new HashSet<>())
                        .add(row.groupId()));
        return groups;
    }

    @Override
    public Map<CustomerGroupId, Group> find(Collection<CustomerGroupId> ids) {
        return ids.isEmpty()
                ? Map.of()
                : jdbc
                        .sql("select id, code, name from customer.groups where id = any(:ids)")
                        .param("ids", ids)
                        .query(Group.class)
                        .list()
                        .stream()
                        .collect(Collectors.toMap(Group::id, Function.identity()));
    }

    @Override
    public Set<CustomerGroupId> lock(Collection<CustomerGroupId> ids) {
        return ids.isEmpty()
                ? Set.of()
                : Set.copyOf(jdbc.sql("select id from customer.groups where id = any(:ids) order by id for share")
                        .param("ids", ids)
                        .query(CustomerGroupId.class)
                        .list());
    }

    /// Locks the group against deletion and new members.
    void lockToDelete(CustomerGroupId group) {
        jdbc.sql("select 1 from customer.groups where id = :group for update")
                .param("group", group)
                .query(Integer.class)
                .optional();
    }

    /// The existing customers among these, locked against deletion.
    Set<CustomerId> lockCustomers(Collection<CustomerId> customers) {
        return Set.copyOf(
                jdbc.sql("select id from customer.profiles where id = any(:customers) order by id for key share")
                        .param("customers", customers)
                        .query(CustomerId.class)
                        .list());
    }

    Set<CustomerId> members(CustomerGroupId group, Collection<CustomerId> customers) {
        return jdbc.sql("""
                        select customer_id from customer.group_members
                        where group_id = :group and customer_id = any(:customers)
                        """)
                .param("group", group)
                .param("customers", customers)
                .query(CustomerId.class)
                .set();
    }

    /// @return the customers who were not members before
    List<CustomerId> add(CustomerGroupId group, Collection<CustomerId> customers, Instant now) {
        return jdbc.sql("""
                        insert into customer.group_members (group_id, customer_id, added_at)
                        select :group, c, :now from unnest(:customers::uuid[]) c order by c
                        on conflict (customer_id, group_id) do nothing
                        returning customer_id
                        """)
                .param("group", group)
                .param("customers", customers)
                .param("now", now)
                .query(CustomerId.class)
                .list();
    }

    /// @return whether the customer was a member
    boolean remove(CustomerGroupId group, CustomerId customer) {
        return jdbc.sql("delete from customer.group_members where group_id = :group and customer_id = :customer")
                        .param("group", group)
                        .param("customer", customer)
                        .update()
                == 1;
    }
}
