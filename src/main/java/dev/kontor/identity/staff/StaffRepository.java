package dev.kontor.identity.staff;

import dev.kontor.identity.EmailKey;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Optional;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of staff members.
@Repository
public class StaffRepository {

    static final String COLUMNS = """
            a.id, a.version, a.email, a.name, a.status, a.created_at, a.updated_at,
            array(select sr.role_id from identity.staff_roles sr where sr.staff_id = a.id order by 1) as roles
            """;

    private final JdbcClient jdbc;

    StaffRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<StaffMember> find(StaffId id) {
        return jdbc.sql("select " + COLUMNS + " from identity.accounts a where a.id = :id and a.kind = 'STAFF'")
                .param("id", id)
                .query(StaffMember.class)
                .optional();
    }

    /// @throws ConflictException `already-exists` if a staff member has the address
    public void requireFree(String email) {
        boolean taken = jdbc.sql("""
                        select exists (select 1 from identity.accounts where kind = 'STAFF' and email_key = :key)
                        """)
                .param("key", EmailKey.of(email))
                .query(Boolean.class)
                .single();
        if (taken) {
            throw emailTaken();
        }
    }

    /// @throws ConflictException `already-exists` if another staff member has the address
    public void insert(StaffMember member, String passwordHash) {
        try {
            jdbc.sql("""
                            insert into identity.accounts (id, version, kind, email, email_key, name, password_hash,
                                status, authz_version, created_at, updated_at)
                            values (:id, 1, 'STAFF', :email, :emailKey, :name, :hash, :status, 1, :createdAt, :createdAt)
                            """).param("hash", passwordHash).paramSource(member).update();
        } catch (DuplicateKeyException _) {
            throw emailTaken();
        }
        insertRoles(member);
    }

    /// @throws ConflictException `already-exists` if another staff member has the address
    boolean update(StaffMember member) {
        try {
            return jdbc.sql("""
                            update identity.accounts set version = version + 1, email = :email, email_key = :emailKey,
                                name = :name, status = :status, updated_at = :updatedAt,
                                authz_version = authz_version + case when status = :status then 0 else 1 end
                            where id = :id and version = :version and kind = 'STAFF'
                            """).paramSource(member).update() == 1;
        } catch (DuplicateKeyException _) {
            throw emailTaken();
        }
    }

    /// Roles that stay keep their origin: those of an issuer still end with its next sign-in without them.
    void replaceRoles(StaffMember member) {
        jdbc.sql("delete from identity.staff_roles where staff_id = :id and role_id <> all(:roles::uuid[])")
                .paramSource(member)
                .update();
        insertRoles(member);
    }

    private void insertRoles(StaffMember member) {
        jdbc.sql("""
                        insert into identity.staff_roles (staff_id, role_id)
                        select :id, role_id from unnest(:roles::uuid[]) as role (role_id)
                        on conflict do nothing
                        """).paramSource(member).update();
    }

    private static ConflictException emailTaken() {
        return new ConflictException(ProblemCode.ALREADY_EXISTS, "Another staff member has this e-mail address.");
    }
}
