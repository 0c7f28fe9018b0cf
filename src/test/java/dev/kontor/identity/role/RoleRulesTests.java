package dev.kontor.identity.role;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.RoleId;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class RoleRulesTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void theRolesOfEveryShopNamePermissionsThatExistAndSupportOnlyReads() {
        var permissions = jdbc.sql("""
                        select name, unnest(permissions) as permission from identity.roles where id::text like '01940000-%'
                        """)
                .query((row, _) -> Map.entry(row.getString(1), row.getString(2)))
                .list();

        var known = Stream.of(Permission.values()).map(Permission::text).toList();

        assertThat(permissions)
                .contains(Map.entry("Order clerk", "returns:write"), Map.entry("Support", "documents:read"))
                .doesNotHaveDuplicates()
                .allSatisfy(each -> assertThat(known).as(each.toString()).contains(each.getValue()));
        assertThat(permissions)
                .filteredOn(each -> each.getKey().equals("Support"))
                .allMatch(each -> each.getValue().endsWith(":read"));
    }

    @Test
    void anOwnerMakesARoleAndChangesAndDeletesIt() {
        var owner = api.as(logins.owner().token());
        var created = owner.post("/admin/v1/roles", role("Returns desk", "orders:read", "payments:refund"))
                .expect(201);
        var path = "/admin/v1/roles/" + created.at("/id");

        assertThat(created.requiredHeader("Location")).endsWith(path);
        assertThat(owner.get(path).expect(200).requiredHeader("ETag")).isEqualTo("\"1\"");
        var changed = owner.with("If-Match", "\"1\"")
                .patch(path, Map.of("permissions", List.of("orders:read")))
                .expect(200);
        assertThat(changed.json().at("/permissions").toString()).isEqualTo("[\"orders:read\"]");
        owner.with("If-Match", "\"1\"").delete(path).expectProblem(412, "precondition-failed");
        owner.with("If-Match", "\"2\"").delete(path).expect(204);
        owner.get(path).expectProblem(404, "not-found");
        assertThat(events(created.at("/id"))).containsExactly("role.created", "role.updated", "role.deleted");
    }

    @Test
    void nobodyGrantsWhatTheyLack() {
        var manager = api.as(logins.staff(Permission.ROLES_WRITE, Permission.ROLES_READ, Permission.ORDERS_READ)
                .token());
        var before = roleCount();

        var answer = manager.post("/admin/v1/roles", role("Too much", "orders:read", "payments:refund"))
                .expectProblem(403, "missing-permission");

        assertThat(answer.json().at("/permissions").toString()).isEqualTo("[\"payments:refund\"]");
        assertThat(roleCount()).isEqualTo(before);
        manager.post("/admin/v1/roles", role("Just right", "orders:read")).expect(201);
    }

    @Test
    void nobodyAddsWhatTheyLackToARoleOfOthers() {
        var owner = api.as(logins.owner().token());
        var role = owner.post("/admin/v1/roles", role("Growing", "payments:refund"))
                .expect(201);
        var manager = api.as(logins.staff(Permission.ROLES_WRITE).token()).with("If-Match", "*");

        manager.patch(
                        "/admin/v1/roles/" + role.at("/id"),
                        Map.of("permissions", List.of("payments:refund", "tax:write")))
                .expectProblem(403, "missing-permission");

        assertThat(owner.get("/admin/v1/roles/" + role.at("/id"))
                        .json()
                        .at("/permissions")
                        .toString())
                .isEqualTo("[\"payments:refund\"]");
    }

    @Test
    void nobodyChangesARoleThatAllowsMoreThanTheyMay() {
        var owner = api.as(logins.owner().token());
        var role = owner.post("/admin/v1/roles", role("Strong", "orders:read", "payments:refund"))
                .expect(201);
        var path = "/admin/v1/roles/" + role.at("/id");
        var manager = api.as(logins.staff(Permission.ROLES_WRITE, Permission.ORDERS_READ)
                        .token())
                .with("If-Match", "*");

        manager.patch(path, Map.of("permissions", List.of("orders:read"))).expectProblem(403, "missing-permission");
        // An issuer may give roles by their names.
        manager.patch(path, Map.of("name", "Weak " + UUID.randomUUID())).expectProblem(403, "missing-permission");

        assertThat(owner.get(path).at("/version")).isEqualTo("1");
    }

    @Test
    void nobodyChangesARoleThatTheyHave() {
        var manager = logins.staff(Permission.ROLES_WRITE, Permission.ORDERS_READ);
        var own = new RoleId(jdbc.sql("select role_id from identity.staff_roles where staff_id = :id")
                .param("id", manager.id().value())
                .query(UUID.class)
                .single());
        var api = this.api.as(manager.token()).with("If-Match", "*");

        api.patch("/admin/v1/roles/" + own.text(), Map.of("description", "mine"))
                .expectProblem(403, "missing-permission");
        api.delete("/admin/v1/roles/" + own.text()).expectProblem(403, "missing-permission");
    }

    @Test
    void theOwnersRoleStaysAsItIs() {
        var owner = api.as(logins.owner().token()).with("If-Match", "*");
        var role = owner.get("/admin/v1/roles?limit=100")
                .json()
                .at("/items")
                .valueStream()
                .filter(each -> each.at("/owner").asBoolean())
                .findFirst()
                .orElseThrow();

        assertThat(role.at("/permissions").size()).isEqualTo(Permission.values().length);
        owner.patch("/admin/v1/roles/" + role.at("/id").asString(), Map.of("permissions", List.of()))
                .expectProblem(422, "rejected");
        owner.delete("/admin/v1/roles/" + role.at("/id").asString()).expectProblem(422, "rejected");
    }

    @Test
    void anAssignedRoleIsNotDeleted() {
        var owner = api.as(logins.owner().token()).with("If-Match", "*");
        var role = owner.post("/admin/v1/roles", role("Taken", "orders:read")).expect(201);
        logins.staff(dev.kontor.shared.id.TypeIds.parse(RoleId.class, role.at("/id")));

        owner.delete("/admin/v1/roles/" + role.at("/id")).expectProblem(409, "in-use");
        owner.get("/admin/v1/roles/" + role.at("/id")).expect(200);
    }

    @Test
    void namesOfRolesAreUniqueAndPermissionsMustExist() {
        var owner = api.as(logins.owner().token());
        var role = role("Unique", "orders:read");
        owner.post("/admin/v1/roles", role).expect(201);

        owner.post("/admin/v1/roles", role).expectProblem(409, "already-exists");
        owner.post("/admin/v1/roles", role("Nonsense", "orders:eat")).expectProblem(400, "validation-failed");
    }

    @Test
    void aPermissionTakenAwayIsGoneWithTheNextCall() {
        var owner = api.as(logins.owner().token()).with("If-Match", "*");
        var role =
                owner.post("/admin/v1/roles", role("Shrinking", "roles:read")).expect(201);
        var reader = api.as(logins.staff(dev.kontor.shared.id.TypeIds.parse(RoleId.class, role.at("/id")))
                .token());
        reader.get("/admin/v1/permissions").expect(200);

        owner.patch("/admin/v1/roles/" + role.at("/id"), Map.of("permissions", List.of()))
                .expect(200);

        reader.get("/admin/v1/permissions").expectProblem(403, "missing-permission");
    }

    @Test
    void aMissingPermissionIsNamed() {
        var answer = api.as(logins.staff(Permission.ORDERS_READ).token())
                .get("/admin/v1/roles")
                .expectProblem(403, "missing-permission");

        assertThat(answer.at("/permission")).isEqualTo("roles:read");
        assertThat(answer.at("/detail")).contains("roles:read");
    }

    @Test
    void listsTheDescribedPermissions() {
        var items = api.as(logins.owner().token())
                .get("/admin/v1/permissions")
                .expect(200)
                .json()
                .at("/items");

        assertThat(items.size()).isEqualTo(Permission.values().length);
        assertThat(items.at("/0/permission").asString()).isEqualTo("catalog:read");
    }

    private static Map<String, Object> role(String name, String... permissions) {
        return Map.of("name", name + " " + UUID.randomUUID(), "permissions", List.of(permissions));
    }

    private long roleCount() {
        return jdbc.sql("select count(*) from identity.roles where name like 'Too much%'")
                .query(Long.class)
                .single();
    }

    private List<String> events(String subject) {
        return jdbc.sql("select type from events.log where subject = :subject order by occurred_at, id")
                .param("subject", subject)
                .query(String.class)
                .list();
    }
}
