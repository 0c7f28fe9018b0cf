package dev.kontor.customer.group;

import dev.kontor.customer.CustomerGroupId;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.stereotype.Repository;

/// Lists customer groups and their members.
@Repository
class CustomerGroupQueries {

    private static final Sorting SORTING =
            Sorting.by("id", "name", SortField.text("name", "name"), SortField.time("createdAt", "created_at"));
    private static final Sorting MEMBERS =
            Sorting.by("m.customer_id", "addedAt", SortField.time("addedAt", "m.added_at"));

    private final KeysetLists lists;

    CustomerGroupQueries(KeysetLists lists) {
        this.lists = lists;
    }

    Page<CustomerGroupDetails> list(Listing listing) {
        return lists.select("id, version, code, name, description, created_at, updated_at", "customer.groups")
                .page(listing, SORTING, CustomerGroupDetails.class);
    }

    Page<GroupMember> members(CustomerGroupId group, Listing listing) {
        return lists.select(
                        "m.customer_id, p.first_name, nullif(p.last_name, '') as last_name, m.added_at",
                        "customer.group_members m join customer.profiles p on p.id = m.customer_id")
                .where(new Conditions().and("m.group_id = :group", "group", group))
                .page(
                        listing,
                        MEMBERS,
                        GroupMember.class,
                        (member, field) ->
                                field.equals("id") ? member.customerId().value() : Sql.value(member, field),
                        group);
    }
}
