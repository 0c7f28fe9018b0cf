package dev.kontor.identity.role;

import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// The rows of the roles.
@Repository
public class RoleRepository {

    private final JdbcClient jdbc;

    public RoleRepository(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    Optional<Role> find(RoleId id) {
        return jdbc.sql("select * from identity.roles where id = :id")
                .param("id", id.value())
                .query((row, _) -> role(row))
                .optional();
    }

    public List<Role> find(Collection<RoleId> ids) {
        return jdbc.sql("select * from identity.roles where id = any(:ids::uuid[]) order by name")
                .param("ids", ids.stream().map(id -> id.value().toString()).toArray(String[]::new))
                .query((row, _) -> role(row))
                .list();
    }

    /// The roles with these ids.
    ///
    /// @throws BadRequestException `validation-failed` at `/roles` if one does not exist
    public List<Role> require(Set<RoleId> ids) {
        var found = find(ids);
        if (found.size() < ids.size()) {
            throw BadRequestException.invalid(
                    List.of(FieldProblem.ofPointer("/roles", "unknown-role", "Contains a role that does not exist.")));
        }
        return found;
    }

    /// The owner's role, locked: concurrent additions and removals of owners serialize.
    public Role lockOwner() {
        return jdbc.sql("select * from identity.roles where owner for update")
                .query((row, _) -> role(row))
                .single();
    }

    public boolean hasActiveOwner(Optional<StaffId> besides) {
        return jdbc.sql("""
                        select exists (
                            select 1 from identity.roles r
                            join identity.staff_roles sr on sr.role_id = r.id
                            join identity.accounts a on a.id = sr.staff_id
                            where r.owner and a.status = 'ACTIVE' and a.id is distinct from :besides::uuid)
                        """)
                .param("besides", besides.map(id -> id.value().toString()).orElse(null))
                .query(Boolean.class)
                .single();
    }

    boolean isRoleOf(RoleId role, StaffId staff) {
        return jdbc.sql("""
                        select exists (select 1 from identity.staff_roles where staff_id = :staff and role_id = :role)
                        """)
                .param("staff", staff.value())
                .param("role", role.value())
                .query(Boolean.class)
                .single();
    }

    /// @throws ConflictException `already-exists` if another role has the name
    void insert(Role role) {
        try {
            write("""
                    insert into identity.roles
                        (id, version, name, description, owner, permissions, created_at, updated_at)
                    values (:id, 1, :name, :description, false, :permissions::text[], :updatedAt, :updatedAt)
                    """, role);
        } catch (DuplicateKeyException _) {
            throw nameTaken(role);
        }
    }

    /// @throws ConflictException `already-exists` if another role has the name
    boolean update(Role role) {
        try {
            return write("""
                            update identity.roles set version = version + 1, name = :name, description = :description,
                                permissions = :permissions::text[], updated_at = :updatedAt
                            where id = :id and version = :version
                            """, role) == 1;
        } catch (DuplicateKeyException _) {
            throw nameTaken(role);
        }
    }

    /// @throws ConflictException `in-use` if the role is assigned
    boolean delete(Role role) {
        try {
            return jdbc.sql("delete from identity.roles where id = :id and version = :version")
                            .param("id", role.id().value())
                            .param("version", role.version())
                            .update()
                    == 1;
        } catch (DataIntegrityViolationException _) {
            throw new ConflictException(ProblemCode.IN_USE, "Staff members have this role. Remove it from them first.");
        }
    }

    public static Role role(ResultSet row) throws SQLException {
        boolean owner = row.getBoolean("owner");
        return new Role(
                new RoleId(row.getObject("id", UUID.class)),
                row.getLong("version"),
                row.getString("name"),
                row.getString("description"),
                owner,
                owner ? EnumSet.allOf(Permission.class) : permissions(row),
                row.getTimestamp("created_at").toInstant(),
                row.getTimestamp("updated_at").toInstant());
    }

    private static Set<Permission> permissions(ResultSet row) throws SQLException {
        var permissions = EnumSet.noneOf(Permission.class);
        Arrays.stream((String[]) row.getArray("permissions").getArray())
                .flatMap(text -> Permission.ofText(text).stream())
                .forEach(permissions::add);
        return permissions;
    }

    private int write(String sql, Role role) {
        return jdbc.sql(sql)
                .param("id", role.id().value())
                .param("version", role.version())
                .param("name", role.name())
                .param("description", role.description())
                .param(
                        "permissions",
                        role.permissions().stream()
                                .map(Permission::text)
                                .sorted()
                                .toArray(String[]::new))
                .param("updatedAt", role.updatedAt().atOffset(ZoneOffset.UTC))
                .update();
    }

    private static ConflictException nameTaken(Role role) {
        return new ConflictException(
                ProblemCode.ALREADY_EXISTS, "Another role has the name \"%s\".".formatted(role.name()));
    }
}
