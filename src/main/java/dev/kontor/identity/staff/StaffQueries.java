package dev.kontor.identity.staff;

import dev.kontor.identity.EmailKey;
import dev.kontor.identity.role.RoleDetails;
import dev.kontor.identity.role.RoleRepository;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The lists of staff and roles.
@Repository
class StaffQueries {

    private static final Sorting STAFF = Sorting.by(
            "a.id", "createdAt", SortField.time("createdAt", "a.created_at"), SortField.text("email", "a.email_key"));
    private static final Sorting ROLES =
            Sorting.by("r.id", "name", SortField.text("name", "r.name"), SortField.time("createdAt", "r.created_at"));

    private final JdbcClient jdbc;
    private final Cursors cursors;

    StaffQueries(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    Page<StaffDetails> staff(StaffFilter filter, Listing listing) {
        var window = cursors.window(listing, STAFF, filter);
        var where = """
                from identity.accounts a
                where a.kind = 'STAFF'
                  and (:status::text is null or a.status = :status)
                  and (:email::text is null or a.email_key = :email)
                """;
        var status = filter.status() == null ? null : filter.status().name();
        var email = filter.email() == null ? null : EmailKey.of(filter.email());
        var rows = jdbc.sql("select " + StaffRepository.COLUMNS + where + window.and() + window.orderAndLimit())
                .param("status", status)
                .param("email", email)
                .params(window.params())
                .query((row, _) -> StaffDetails.of(StaffRepository.member(row)))
                .list();
        var page = window.page(rows, (member, field) -> switch (field) {
            case "createdAt" -> member.createdAt();
            case "email" -> EmailKey.of(member.email());
            default -> member.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) " + where)
                        .param("status", status)
                        .param("email", email)
                        .query(Long.class)
                        .single())
                : page;
    }

    Page<RoleDetails> roles(Listing listing) {
        var window = cursors.window(listing, ROLES);
        var rows = jdbc.sql("select r.* from identity.roles r where true " + window.and() + window.orderAndLimit())
                .params(window.params())
                .query((row, _) -> RoleDetails.of(RoleRepository.role(row)))
                .list();
        var page = window.page(rows, (role, field) -> switch (field) {
            case "name" -> role.name();
            case "createdAt" -> role.createdAt();
            default -> role.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from identity.roles")
                        .query(Long.class)
                        .single())
                : page;
    }
}
