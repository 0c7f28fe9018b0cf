package dev.kontor.identity.staff;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.identity.Actor;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.role.RoleRepository;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

@KontorTest
class StaffRulesTests {

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private MailSink mails;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private OwnerService owners;

    @Autowired
    private StaffService staff;

    @Autowired
    private TransactionTemplate transactions;

    @Test
    void aNewMemberSignsInAndSeesWhatTheRolesAllow() {
        var owner = api.as(logins.owner().token());
        var email = UUID.randomUUID() + "@example.com";
        var role = role(owner, "orders:read", "tax:read");

        var created = owner.post("/admin/v1/staff", member(email, role)).expect(201);

        assertThat(created.text()).doesNotContain("argon2", "password", "hash");
        var token = api.post("/admin/v1/auth/login", Map.of("email", email, "password", "a ship in port is safe"))
                .expect(200)
                .at("/accessToken");
        var me = api.as(token).get("/admin/v1/me").expect(200);
        assertThat(me.at("/email")).isEqualTo(email);
        assertThat(me.json().at("/permissions").toString()).isEqualTo("[\"tax:read\",\"orders:read\"]");
        assertThat(owner.get("/admin/v1/staff?email=" + email).expect(200).at("/items/0/id"))
                .isEqualTo(created.at("/id"));
        owner.post("/admin/v1/staff", member(email, role)).expectProblem(409, "already-exists");
    }

    @Test
    void aPasswordHasFifteenTo128Characters() {
        var owner = api.as(logins.owner().token());

        for (var length : List.of(14, 129, 100_000)) {
            var request = Map.of(
                    "email",
                    UUID.randomUUID() + "@example.com",
                    "name",
                    "X",
                    "roles",
                    List.of(),
                    "password",
                    "x".repeat(length));
            var answer = owner.post("/admin/v1/staff", request).expectProblem(400, "validation-failed");
            assertThat(answer.at("/errors/0/pointer")).isEqualTo("/password");
        }
    }

    @Test
    void nobodyGivesARoleThatAllowsMoreThanTheyMay() {
        var owner = api.as(logins.owner().token());
        var strong = role(owner, "payments:refund");
        var manager = api.as(logins.staff(Permission.STAFF_WRITE).token());
        var email = UUID.randomUUID() + "@example.com";

        manager.post("/admin/v1/staff", member(email, strong)).expectProblem(403, "missing-permission");

        assertThat(owner.get("/admin/v1/staff?email=" + email)
                        .json()
                        .at("/items")
                        .size())
                .isZero();
    }

    @Test
    void nobodyRulesOverWhoMayDoMore() {
        var victim = logins.owner();
        var manager = api.as(logins.staff(Permission.STAFF_WRITE).token()).with("If-Match", "*");

        manager.delete("/admin/v1/staff/" + victim.id().text()).expectProblem(403, "missing-permission");
        manager.patch("/admin/v1/staff/" + victim.id().text(), Map.of("email", "mine@example.com"))
                .expectProblem(403, "missing-permission");

        api.as(victim.token()).get("/admin/v1/me").expect(200);
    }

    @Test
    void nobodyChangesTheirOwnRights() {
        var manager = logins.staff(Permission.STAFF_WRITE);
        var api = this.api.as(manager.token()).with("If-Match", "*");
        var path = "/admin/v1/staff/" + manager.id().text();

        api.patch(path, Map.of("roles", List.of())).expectProblem(403, "missing-permission");
        api.delete(path).expectProblem(403, "missing-permission");
        api.patch(path, Map.of("name", "Another Name")).expect(200);
    }

    @Test
    void theFormerAddressLearnsOfAnother() {
        var owner = api.as(logins.owner().token()).with("If-Match", "*");
        var member = logins.staff(Permission.ORDERS_READ);
        var path = "/admin/v1/staff/" + member.id().text();

        owner.patch(path, Map.of("name", "Grace Hopper")).expect(200);
        owner.patch(path, Map.of("email", UUID.randomUUID() + "@example.com")).expect(200);

        assertThat(mails.nth(member.email(), 1).subject())
                .contains("e-mail address")
                .contains("changed");
    }

    @Test
    void whoIsDisabledIsOutAtOnce() {
        var owner = api.as(logins.owner().token()).with("If-Match", "*");
        var member = logins.staff(Permission.ORDERS_READ);
        api.as(member.token()).get("/admin/v1/me").expect(200);

        owner.delete("/admin/v1/staff/" + member.id().text()).expect(204);

        api.as(member.token()).get("/admin/v1/me").expectProblem(401, "unauthenticated");
        assertThat(owner.get("/admin/v1/staff/" + member.id().text()).at("/status"))
                .isEqualTo("DISABLED");
    }

    @Test
    void theLastOwnerStays() {
        var last = logins.owner();
        var helper = logins.owner();

        // Others own the shop in this database too; in this transaction they do not.
        transactions.executeWithoutResult(transaction -> {
            jdbc.sql("""
                            delete from identity.staff_roles
                            where role_id = (select id from identity.roles where owner) and staff_id <> all(:ids::uuid[])
                            """)
                    .param("ids", new String[] {
                        last.id().value().toString(), helper.id().value().toString()
                    })
                    .update();
            assertThat(hasAnotherOwner(last.id())).isTrue();
            jdbc.sql("update identity.accounts set status = 'DISABLED' where id = :id")
                    .param("id", helper.id().value())
                    .update();
            assertThat(hasAnotherOwner(last.id())).isFalse();
            assertThat(owners.createFirst("x@example.com", "X", "$argon2id$")).isEmpty();
            var actor = new Actor.Staff(helper.id(), "Helper", EnumSet.allOf(Permission.class));
            assertThatThrownBy(() -> staff.disable(actor, last.id(), new IfMatch(List.of())))
                    .isInstanceOf(ConflictException.class)
                    .hasMessageContaining("last owner");
            transaction.setRollbackOnly();
        });
    }

    @Test
    void anUnknownRoleIsNamed() {
        var owner = api.as(logins.owner().token());

        var answer = owner.post("/admin/v1/staff", member(UUID.randomUUID() + "@example.com", RoleId.next()))
                .expectProblem(400, "validation-failed");

        assertThat(answer.at("/errors/0/pointer")).isEqualTo("/roles");
    }

    private boolean hasAnotherOwner(StaffId besides) {
        return new RoleRepository(jdbc).hasActiveOwner(java.util.Optional.of(besides));
    }

    private static RoleId role(Api owner, String... permissions) {
        var created = owner.post(
                        "/admin/v1/roles",
                        Map.of("name", "Role " + UUID.randomUUID(), "permissions", List.of(permissions)))
                .expect(201);
        return TypeIds.parse(RoleId.class, created.at("/id"));
    }

    private static Map<String, Object> member(String email, RoleId role) {
        return Map.of(
                "email",
                email,
                "name",
                "Grace Hopper",
                "password",
                "a ship in port is safe",
                "roles",
                List.of(role.text()));
    }
}
