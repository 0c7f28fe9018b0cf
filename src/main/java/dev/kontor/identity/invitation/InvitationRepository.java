package dev.kontor.identity.invitation;

import dev.kontor.identity.EmailKey;
import dev.kontor.identity.InvitationId;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Cursors;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of invitations. An address has at most one that is not accepted.
@Repository
class InvitationRepository {

    private static final Sorting SORTING = Sorting.by("i.id", "createdAt", SortField.time("createdAt", "i.created_at"));
    private static final String COLUMNS = """
            select i.*, case when i.accepted_at is not null then 'ACCEPTED' when i.expires_at <= now() then 'EXPIRED'
                else 'OPEN' end as status
            from identity.staff_invitations i
            """;

    private final JdbcClient jdbc;
    private final Cursors cursors;

    InvitationRepository(JdbcClient jdbc, Cursors cursors) {
        this.jdbc = jdbc;
        this.cursors = cursors;
    }

    /// The invited address and roles.
    record Promise(String email, Set<RoleId> roles) {}

    /// Replaces an expired invitation.
    ///
    /// @throws ConflictException `already-exists` if the address has an open one
    InvitationDetails insert(InvitationId id, String email, Collection<RoleId> roles, StaffId by, Duration lifetime) {
        var key = EmailKey.of(email);
        jdbc.sql("""
                        delete from identity.staff_invitations
                        where email_key = :key and accepted_at is null and expires_at <= now()
                        """).param("key", key).update();
        try {
            jdbc.sql("""
                            insert into identity.staff_invitations
                                (id, email, email_key, roles, invited_by, created_at, expires_at)
                            values (:id, :email, :key, :roles::uuid[], :by, now(),
                                now() + make_interval(secs => :lifetime))
                            """)
                    .param("id", id.value())
                    .param("email", email)
                    .param("key", key)
                    .param(
                            "roles",
                            roles.stream()
                                    .map(role -> role.value().toString())
                                    .sorted()
                                    .toArray(String[]::new))
                    .param("by", by.value())
                    .param("lifetime", lifetime.toSeconds())
                    .update();
        } catch (DuplicateKeyException _) {
            throw new ConflictException(
                    ProblemCode.ALREADY_EXISTS, "This address already has an invitation. Withdraw it first.");
        }
        return jdbc.sql(COLUMNS + " where i.id = :id")
                .param("id", id.value())
                .query((row, _) -> details(row))
                .single();
    }

    /// Uses up the invitation; empty if it was accepted or withdrawn. Of two concurrent calls one succeeds.
    Optional<Promise> accept(InvitationId id) {
        return jdbc.sql("""
                        update identity.staff_invitations set accepted_at = now()
                        where id = :id and accepted_at is null
                        returning email, roles
                        """)
                .param("id", id.value())
                .query((row, _) -> new Promise(row.getString("email"), Set.copyOf(roles(row))))
                .optional();
    }

    void accepted(InvitationId id, StaffId staff) {
        jdbc.sql("update identity.staff_invitations set staff_id = :staff where id = :id")
                .param("staff", staff.value())
                .param("id", id.value())
                .update();
    }

    Optional<String> email(InvitationId id) {
        return jdbc.sql("select email from identity.staff_invitations where id = :id and accepted_at is null")
                .param("id", id.value())
                .query(String.class)
                .optional();
    }

    boolean delete(InvitationId id) {
        return jdbc.sql("delete from identity.staff_invitations where id = :id and accepted_at is null")
                        .param("id", id.value())
                        .update()
                == 1;
    }

    Page<InvitationDetails> list(Listing listing) {
        var window = cursors.window(listing, SORTING);
        var rows = jdbc.sql(COLUMNS + " where true " + window.and() + window.orderAndLimit())
                .params(window.params())
                .query((row, _) -> details(row))
                .list();
        var page = window.page(rows, (invitation, field) -> switch (field) {
            case "createdAt" -> invitation.createdAt();
            default -> invitation.id().value();
        });
        return listing.wantsTotal()
                ? page.withTotal(jdbc.sql("select count(*) from identity.staff_invitations")
                        .query(Long.class)
                        .single())
                : page;
    }

    private static InvitationDetails details(ResultSet row) throws SQLException {
        var staff = row.getObject("staff_id", UUID.class);
        return new InvitationDetails(
                new InvitationId(row.getObject("id", UUID.class)),
                row.getString("email"),
                InvitationStatus.valueOf(row.getString("status")),
                roles(row),
                new StaffId(row.getObject("invited_by", UUID.class)),
                staff == null ? null : new StaffId(staff),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("expires_at").toInstant());
    }

    private static List<RoleId> roles(ResultSet row) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray("roles").getArray())
                .map(RoleId::new)
                .collect(Collectors.toUnmodifiableList());
    }
}
