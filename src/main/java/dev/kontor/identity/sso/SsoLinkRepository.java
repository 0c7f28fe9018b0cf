package dev.kontor.identity.sso;

import dev.kontor.identity.EmailKey;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.token.Audience;
import dev.kontor.shared.id.TypedId;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of links, and the account changes of a sign-in at an issuer.
@Repository
class SsoLinkRepository {

    private final JdbcClient jdbc;

    SsoLinkRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// The account linked to the issuer's subject. Records the use.
    Optional<UUID> use(VerifiedIdentity identity, Audience audience, Instant now) {
        return jdbc.sql("""
                        update identity.sso_links set last_used_at = :now
                        where issuer = :issuer and subject = :subject and kind = :kind
                        returning account_id
                        """)
                .param("now", now)
                .paramSource(identity)
                .param("kind", audience.accountKind())
                .query(UUID.class)
                .optional();
    }

    /// @return whether a new link was created; otherwise the subject or the account already has one
    boolean insert(
            SsoLinkId id, TypedId account, Audience audience, String provider, VerifiedIdentity identity, Instant now) {
        return jdbc.sql("""
                        insert into identity.sso_links
                            (id, account_id, kind, provider, issuer, subject, created_at)
                        values (:id, :account, :kind, :provider, :issuer, :subject, :now)
                        on conflict do nothing
                        """)
                        .param("id", id)
                        .param("account", account)
                        .param("kind", audience.accountKind())
                        .param("provider", provider)
                        .paramSource(identity)
                        .param("now", now)
                        .update()
                == 1;
    }

    List<SsoLinkDetails> of(TypedId account) {
        return jdbc.sql("""
                        select id, provider, issuer, created_at, last_used_at from identity.sso_links
                        where account_id = :account order by created_at, id
                        """)
                .param("account", account)
                .query(SsoLinkDetails.class)
                .list();
    }

    /// Whether the account can be signed in to without any link. Locks the account, so that of two concurrent
    /// removals the second sees the first.
    boolean hasPassword(TypedId account) {
        return jdbc.sql("select password_hash is not null from identity.accounts where id = :id for update")
                .param("id", account)
                .query(Boolean.class)
                .single();
    }

    boolean delete(TypedId account, SsoLinkId id) {
        return jdbc.sql("delete from identity.sso_links where id = :id and account_id = :account")
                        .param("id", id)
                        .param("account", account)
                        .update()
                == 1;
    }

    /// @return whether a new account was created; otherwise a staff member has the address
    boolean insertStaff(StaffId id, String email, String name, Instant now) {
        try {
            jdbc.sql("""
                            insert into identity.accounts
                                (id, version, kind, email, email_key, name, status, authz_version, created_at, updated_at)
                            values (:id, 1, 'STAFF', :email, :key, :name, 'ACTIVE', 1, :now, :now)
                            """)
                    .param("id", id)
                    .param("email", email)
                    .param("key", EmailKey.of(email))
                    .param("name", name)
                    .param("now", now)
                    .update();
            return true;
        } catch (DuplicateKeyException _) {
            return false;
        }
    }

    /// The roles of these names. A claim never makes anyone an owner.
    List<RoleId> roles(Collection<String> names) {
        return jdbc.sql("select id from identity.roles where name = any(:names) and not owner order by name")
                .param("names", names)
                .query(RoleId.class)
                .list();
    }

    List<RoleId> rolesOf(StaffId staff) {
        return jdbc.sql("select role_id from identity.staff_roles where staff_id = :staff order by role_id")
                .param("staff", staff)
                .query(RoleId.class)
                .list();
    }

    /// Sets the roles given by the issuer; roles assigned by people stay.
    ///
    /// @return whether anything changed
    boolean replaceRoles(StaffId staff, String provider, List<RoleId> roles) {
        int gone = jdbc.sql("""
                        delete from identity.staff_roles
                        where staff_id = :staff and sso_provider = :provider and role_id <> all(:roles::uuid[])
                        """)
                .param("staff", staff)
                .param("provider", provider)
                .param("roles", roles)
                .update();
        int come = jdbc.sql("""
                        insert into identity.staff_roles (staff_id, role_id, sso_provider)
                        select :staff, role, :provider from unnest(:roles::uuid[]) as role
                        on conflict do nothing
                        """)
                .param("staff", staff)
                .param("provider", provider)
                .param("roles", roles)
                .update();
        return gone + come > 0;
    }
}
