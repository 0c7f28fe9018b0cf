package dev.kontor.identity.role;

import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
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
                .param("id", id)
                .query(Role.class)
                .optional();
    }

    public List<Role> find(Collection<RoleId> ids) {
        return jdbc.sql("select * from identity.roles where id = any(:ids) order by name")
                .param("ids", ids)
                .query(Role.class)
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
                .query(Role.class)
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
                .param("besides", besides.orElse(null))
                .query(Boolean.class)
                .single();
    }

    boolean isRoleOf(RoleId role, StaffId staff) {
        return jdbc.sql("""
                        select exists (select 1 from identity.staff_roles where staff_id = :staff and role_id = :role)
                        """)
                .param("staff", staff)
                .param("role", role)
                .query(Boolean.class)
                .single();
    }

    /// @throws ConflictException `already-exists` if another role has the name
    void insert(Role role) {
        write("""
                insert into identity.roles (id, version, name, description, owner, permissions, created_at, updated_at)
                values (:id, 1, :name, :description, false, :permissions::text[], :updatedAt, :updatedAt)
                """, role);
    }

    /// @throws ConflictException `already-exists` if another role has the name
    boolean update(Role role) {
        return write("""
                update identity.roles set version = version + 1, name = :name, description = :description,
                    permissions = :permissions::text[], updated_at = :updatedAt
                where id = :id and version = :version
                """, role) == 1;
    }

    /// @throws ConflictException `in-use` if the role is assigned
    boolean delete(Role role) {
        try {
            return jdbc.sql("delete from identity.roles where id = :id and version = :version")
                            .paramSource(role)
                            .update()
                    == 1;
        } catch (DataIntegrityViolationException _) {
            throw new ConflictException(ProblemCode.IN_USE, "Staff members have this role. Remove it from them first.");
        }
    }

    private int write(String sql, Role role) {
        try {
            return jdbc.sql(sql).paramSource(role).update();
        } catch (DuplicateKeyException _) {
            throw new ConflictException(
                    ProblemCode.ALREADY_EXISTS, "Another role has the name \"%s\".".formatted(role.name()));
        }
    }
}
