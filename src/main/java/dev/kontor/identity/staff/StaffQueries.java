package dev.kontor.identity.staff;

import dev.kontor.identity.EmailKey;
import dev.kontor.identity.role.Role;
import dev.kontor.identity.role.RoleDetails;
import dev.kontor.shared.database.Conditions;
import dev.kontor.shared.database.Sql;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.stereotype.Repository;

/// The lists of staff and roles.
@Repository
class StaffQueries {

    private static final Sorting STAFF = Sorting.by(
            "a.id", "createdAt", SortField.time("createdAt", "a.created_at"), SortField.text("email", "a.email_key"));
    private static final Sorting ROLES =
            Sorting.by("r.id", "name", SortField.text("name", "r.name"), SortField.time("createdAt", "r.created_at"));

    private final KeysetLists lists;

    StaffQueries(KeysetLists lists) {
        this.lists = lists;
    }

    Page<StaffDetails> staff(StaffFilter filter, Listing listing) {
        var email = filter.email() == null ? null : EmailKey.of(filter.email());
        return lists.select(StaffRepository.COLUMNS, "identity.accounts a")
                .where(new Conditions()
                        .and("a.kind = 'STAFF'")
                        .and("a.status = :status", "status", filter.status())
                        .and("a.email_key = :email", "email", email))
                .page(
                        listing,
                        STAFF,
                        StaffMember.class,
                        (member, field) -> Sql.value(member, field.equals("email") ? "emailKey" : field),
                        filter)
                .map(StaffDetails::of);
    }

    Page<RoleDetails> roles(Listing listing) {
        return lists.select("r.*", "identity.roles r")
                .page(listing, ROLES, Role.class)
                .map(RoleDetails::of);
    }
}
