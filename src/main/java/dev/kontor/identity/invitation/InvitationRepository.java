package dev.kontor.identity.invitation;

import dev.kontor.identity.EmailKey;
import dev.kontor.identity.InvitationId;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.KeysetLists;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortField;
import dev.kontor.shared.web.paging.Sorting;
import java.time.Duration;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of invitations. An address has at most one that is not accepted.
@Repository
class InvitationRepository {

    private static final Sorting SORTING = Sorting.by("i.id", "createdAt", SortField.time("createdAt", "i.created_at"));

    /// While the inviter could still send it: otherwise staff who are disabled or lose permissions could come back to
    /// them by an invitation to another address of theirs.
    private static final String VALID = """
            (i.expires_at > now() and exists (
                select from identity.accounts a
                join identity.staff_roles sr on sr.staff_id = a.id
                join identity.roles held on held.id = sr.role_id
                left join lateral unnest(held.permissions) as h (permission) on true
                where a.id = i.invited_by and a.status = 'ACTIVE'
                group by a.id
                having bool_or(held.owner)
                    or array_agg(h.permission) @> array(
                        select 'staff:write'
                        union all
                        select p.permission from identity.roles r cross join unnest(r.permissions) as p (permission)
                        where r.id = any(i.roles))
                    and not exists (select from identity.roles r where r.id = any(i.roles) and r.owner)))
            """;

    private static final String COLUMNS = """
            i.*, case when i.accepted_at is not null then 'ACCEPTED' when %s then 'OPEN' else 'EXPIRED' end as status
            """.formatted(VALID);
    private static final String FROM = "identity.staff_invitations i";

    private final JdbcClient jdbc;
    private final KeysetLists lists;

    InvitationRepository(JdbcClient jdbc, KeysetLists lists) {
        this.jdbc = jdbc;
        this.lists = lists;
    }

    /// The invited address and roles.
    record Promise(String email, Set<RoleId> roles) {}

    /// Replaces an expired invitation, and one that its inviter could no longer send.
    ///
    /// @throws ConflictException `already-exists` if the address has an open one
    InvitationDetails insert(InvitationId id, String email, Collection<RoleId> roles, StaffId by, Duration lifetime) {
        var key = EmailKey.of(email);
        jdbc.sql("""
                        delete from identity.staff_invitations i
                        where i.email_key = :key and i.accepted_at is null and not
                        """ + VALID).param("key", key).update();
        try {
            jdbc.sql("""
                            insert into identity.staff_invitations
                                (id, email, email_key, roles, invited_by, created_at, expires_at)
                            values (:id, :email, :key, :roles::uuid[], :by, now(),
                                now() + make_interval(secs => :lifetime))
                            """)
                    .param("id", id)
                    .param("email", email)
                    .param("key", key)
                    .param(
                            "roles",
                            roles.stream()
                                    .sorted(Comparator.comparing(RoleId::value))
                                    .toList())
                    .param("by", by)
                    .param("lifetime", lifetime.toSeconds())
                    .update();
        } catch (DuplicateKeyException _) {
            throw new ConflictException(
                    ProblemCode.ALREADY_EXISTS, "This address already has an invitation. Withdraw it first.");
        }
        return jdbc.sql("select " + COLUMNS + " from " + FROM + " where i.id = :id")
                .param("id", id)
                .query(InvitationDetails.class)
                .single();
    }

    /// Uses up the invitation; empty if it was accepted or withdrawn, or is no longer valid. Of two concurrent calls
    /// one
    /// succeeds.
    Optional<Promise> accept(InvitationId id) {
        return jdbc.sql("""
                        update identity.staff_invitations i set accepted_at = now()
                        where i.id = :id and i.accepted_at is null and %s
                        returning i.email, i.roles
                        """.formatted(VALID))
                .param("id", id)
                .query(Promise.class)
                .optional();
    }

    void accepted(InvitationId id, StaffId staff) {
        jdbc.sql("update identity.staff_invitations set staff_id = :staff where id = :id")
                .param("staff", staff)
                .param("id", id)
                .update();
    }

    Optional<String> email(InvitationId id) {
        return jdbc.sql("select email from identity.staff_invitations where id = :id and accepted_at is null")
                .param("id", id)
                .query(String.class)
                .optional();
    }

    boolean delete(InvitationId id) {
        return jdbc.sql("delete from identity.staff_invitations where id = :id and accepted_at is null")
                        .param("id", id)
                        .update()
                == 1;
    }

    Page<InvitationDetails> list(Listing listing) {
        return lists.select(COLUMNS, FROM).page(listing, SORTING, InvitationDetails.class);
    }
}
