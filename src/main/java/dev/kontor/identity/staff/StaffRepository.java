package dev.kontor.identity.staff;

import dev.kontor.identity.EmailKey;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
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
                .param("id", id.value())
                .query((row, _) -> member(row))
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
                            values (:id, 1, 'STAFF', :email, :key, :name, :hash, :status, 1, :now, :now)
                            """)
                    .param("id", member.id().value())
                    .param("email", member.email())
                    .param("key", EmailKey.of(member.email()))
                    .param("name", member.name())
                    .param("hash", passwordHash)
                    .param("status", member.status().name())
                    .param("now", member.createdAt().atOffset(ZoneOffset.UTC))
                    .update();
        } catch (DuplicateKeyException _) {
            throw emailTaken();
        }
        insertRoles(member);
    }

    /// @throws ConflictException `already-exists` if another staff member has the address
    boolean update(StaffMember member) {
        try {
            return jdbc.sql("""
                            update identity.accounts set version = version + 1, email = :email, email_key = :key,
                                name = :name, status = :status, updated_at = :now,
                                authz_version = authz_version + case when status = :status then 0 else 1 end
                            where id = :id and version = :version and kind = 'STAFF'
                            """)
                            .param("email", member.email())
                            .param("key", EmailKey.of(member.email()))
                            .param("name", member.name())
                            .param("status", member.status().name())
                            .param("now", member.updatedAt().atOffset(ZoneOffset.UTC))
                            .param("id", member.id().value())
                            .param("version", member.version())
                            .update()
                    == 1;
        } catch (DuplicateKeyException _) {
            throw emailTaken();
        }
    }

    void replaceRoles(StaffMember member) {
        jdbc.sql("delete from identity.staff_roles where staff_id = :id")
                .param("id", member.id().value())
                .update();
        insertRoles(member);
    }

    static StaffMember member(ResultSet row) throws SQLException {
        return new StaffMember(
                new StaffId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("email"),
                row.getString("name"),
                StaffStatus.valueOf(row.getString("status")),
                roles(row),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static Set<RoleId> roles(ResultSet row) throws SQLException {
        return Arrays.stream((UUID[]) row.getArray("roles").getArray())
                .map(RoleId::new)
                .collect(Collectors.toUnmodifiableSet());
    }

    private void insertRoles(StaffMember member) {
        jdbc.sql("""
                        insert into identity.staff_roles (staff_id, role_id)
                        select :staff, role_id from unnest(:roles::uuid[]) as role (role_id)
                        """)
                .param("staff", member.id().value())
                .param(
                        "roles",
                        member.roles().stream().map(id -> id.value().toString()).toArray(String[]::new))
                .update();
    }

    private static ConflictException emailTaken() {
        return new ConflictException(ProblemCode.ALREADY_EXISTS, "Another staff member has this e-mail address.");
    }
}
