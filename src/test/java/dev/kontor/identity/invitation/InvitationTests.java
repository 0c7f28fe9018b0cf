package dev.kontor.identity.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.identity.RoleId;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import dev.kontor.testing.MailSink;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@KontorTest
class InvitationTests {

    private static final String PASSWORD = "seven brass owls drink tea";

    @Autowired
    private Api api;

    @Autowired
    private Logins logins;

    @Autowired
    private MailSink mails;

    @Autowired
    private JdbcClient jdbc;

    @Test
    void whoIsInvitedBecomesStaffWithTheRolesThatWerePromised() {
        var owner = api.as(logins.owner().token());
        var email = newEmail();
        var role = role(owner, "orders:read");

        var invitation = invite(owner, email, role).expect(201);
        assertThat(invitation.at("/status")).isEqualTo("OPEN");
        var mail = mails.nth(email, 1);
        assertThat(mail.text()).contains("Test Person");
        assertThat(invitation.text()).doesNotContain(mail.token());
        accept(mail.token(), PASSWORD).expect(204);

        var session = api.post("/admin/v1/auth/login", Map.of("email", email, "password", PASSWORD))
                .expect(200);
        var me = api.as(session.at("/accessToken")).get("/admin/v1/me").expect(200);
        assertThat(me.at("/name")).isEqualTo("Grace Hopper");
        assertThat(me.json().at("/permissions").toString()).isEqualTo("[\"orders:read\"]");
        accept(mail.token(), PASSWORD).expectProblem(422, "link-expired");
        assertThat(jdbc.sql("select count(*) from identity.accounts where email_key = :email")
                        .param("email", email)
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
        owner.delete("/admin/v1/staff-invitations/" + invitation.at("/id")).expectProblem(404, "not-found");
    }

    @Test
    void nobodyInvitesToWhatTheyLack() {
        var owner = api.as(logins.owner().token());
        var manager = api.as(
                logins.staff(Permission.STAFF_WRITE, Permission.STAFF_READ).token());
        var email = newEmail();

        invite(manager, email, role(owner, "payments:refund")).expectProblem(403, "missing-permission");
        invite(manager, email, ownersRole()).expectProblem(403, "missing-permission");
        invite(api.as(logins.staff(Permission.STAFF_READ).token()), email, role(owner, "staff:read"))
                .expectProblem(403, "missing-permission");
        invite(manager, email, new RoleId(UUID.randomUUID()).text()).expectProblem(400, "validation-failed");

        assertThat(count(email)).isZero();
        assertThat(mails.to(email)).isEmpty();
        invite(manager, email, role(owner, "staff:read")).expect(201);
    }

    @Test
    void aWithdrawnOrOldInvitationOpensNothing() {
        var owner = api.as(logins.owner().token());
        var withdrawn = newEmail();
        var old = newEmail();
        var first = invite(owner, withdrawn, role(owner, "orders:read")).expect(201);
        invite(owner, old, role(owner, "orders:read")).expect(201);
        var withdrawnToken = mails.nth(withdrawn, 1).token();
        var oldToken = mails.nth(old, 1).token();

        owner.delete("/admin/v1/staff-invitations/" + first.at("/id")).expect(204);
        jdbc.sql("""
                        update identity.mail_tokens
                        set created_at = now() - interval '8 days', expires_at = now() - interval '1 day'
                        where purpose = 'INVITATION' and owner = (
                            select id from identity.staff_invitations where email_key = :email)
                        """).param("email", old).update();
        jdbc.sql("""
                        update identity.staff_invitations
                        set created_at = now() - interval '8 days', expires_at = now() - interval '1 day'
                        where email_key = :email
                        """).param("email", old).update();

        accept(withdrawnToken, PASSWORD).expectProblem(422, "link-expired");
        accept(oldToken, PASSWORD).expectProblem(422, "link-expired");
        accept("nonsense", PASSWORD).expectProblem(422, "link-expired");
        invite(owner, old, role(owner, "orders:read")).expect(201);
        accept(mails.nth(old, 2).token(), PASSWORD).expect(204);
    }

    @Test
    void anInvitationOfDisabledStaffOpensNothing() {
        var owner = api.as(logins.owner().token());
        var manager = logins.staff(Permission.STAFF_WRITE, Permission.STAFF_READ);
        var email = newEmail();
        var role = role(owner, "staff:read");
        invite(api.as(manager.token()), email, role).expect(201);
        owner.with("If-Match", "*")
                .delete("/admin/v1/staff/" + manager.id().text())
                .expect(204);

        accept(mails.nth(email, 1).token(), PASSWORD).expectProblem(422, "link-expired");

        invite(owner, email, role).expect(201);
        accept(mails.nth(email, 2).token(), PASSWORD).expect(204);
    }

    @Test
    void anInvitationEndsWhenItsInviterMayNoLongerSendIt() {
        var owner = api.as(logins.owner().token());
        var orders = role(owner, "orders:read");
        var staffWrite = role(owner, "staff:write");
        var lessOrders = invitedByManager(orders);
        var lessStaff = invitedByManager(orders);
        var lessElse = invitedByManager(orders);

        setRoles(owner, lessOrders.manager(), staffWrite);
        setRoles(owner, lessStaff.manager(), orders);
        setRoles(owner, lessElse.manager(), staffWrite, orders);

        accept(mails.nth(lessOrders.email(), 1).token(), PASSWORD).expectProblem(422, "link-expired");
        accept(mails.nth(lessStaff.email(), 1).token(), PASSWORD).expectProblem(422, "link-expired");
        accept(mails.nth(lessElse.email(), 1).token(), PASSWORD).expect(204);
        assertThat(owner.get("/admin/v1/staff-invitations?sort=-createdAt&limit=3")
                        .expect(200)
                        .json()
                        .at("/items")
                        .valueStream()
                        .map(item -> item.at("/status").asString()))
                .containsExactly("ACCEPTED", "EXPIRED", "EXPIRED");
        invite(owner, lessOrders.email(), orders).expect(201);
        accept(mails.nth(lessOrders.email(), 2).token(), PASSWORD).expect(204);
    }

    @Test
    void anInvitationToTheOwnersRoleEndsWithThatOfTheInviter() {
        var owner = api.as(logins.owner().token());
        var other = logins.owner();
        var email = newEmail();
        invite(api.as(other.token()), email, ownersRole()).expect(201);

        setRoles(owner, other, role(owner, "staff:write"));

        accept(mails.nth(email, 1).token(), PASSWORD).expectProblem(422, "link-expired");
    }

    private record Invited(Logins.Staff manager, String email) {}

    private Invited invitedByManager(String role) {
        var manager = logins.staff(Permission.STAFF_WRITE, Permission.ORDERS_READ, Permission.TAX_READ);
        var email = newEmail();
        invite(api.as(manager.token()), email, role).expect(201);
        return new Invited(manager, email);
    }

    private static void setRoles(Api owner, Logins.Staff staff, String... roles) {
        owner.with("If-Match", "*")
                .patch("/admin/v1/staff/" + staff.id().text(), Map.of("roles", List.of(roles)))
                .expect(200);
    }

    @Test
    void aWeakPasswordLeavesTheInvitationGood() {
        var owner = api.as(logins.owner().token());
        var email = newEmail();
        invite(owner, email, role(owner, "orders:read")).expect(201);
        var token = mails.nth(email, 1).token();

        accept(token, "too short").expectProblem(400, "validation-failed");
        accept(token, "passwordpassword").expectProblem(400, "validation-failed");

        accept(token, PASSWORD).expect(204);
    }

    @Test
    void anAddressIsInvitedOnceAndNotIfItIsStaff() {
        var owner = api.as(logins.owner().token());
        var email = newEmail();
        var role = role(owner, "orders:read");
        invite(owner, email, role).expect(201);

        invite(owner, email.toUpperCase(java.util.Locale.ROOT), role).expectProblem(409, "already-exists");
        invite(owner, logins.staff().email(), role).expectProblem(409, "already-exists");

        assertThat(count(email)).isEqualTo(1);
    }

    @Test
    void ofManyWhoAcceptAtOnceOneBecomesStaff() throws Exception {
        var owner = api.as(logins.owner().token());
        var email = newEmail();
        invite(owner, email, role(owner, "orders:read")).expect(201);
        var token = mails.nth(email, 1).token();
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var answers = IntStream.range(0, 4)
                    .mapToObj(_ -> threads.submit((Callable<Integer>) () -> {
                        start.await();
                        return accept(token, PASSWORD).status();
                    }))
                    .toList();
            start.countDown();
            int accepted = 0;
            for (var answer : answers) {
                accepted += answer.get() == 204 ? 1 : 0;
            }
            assertThat(accepted).isEqualTo(1);
        }
    }

    @Test
    void theListShowsWhatBecameOfThem() {
        var owner = api.as(logins.owner().token());
        var email = newEmail();
        invite(owner, email, role(owner, "orders:read")).expect(201);
        accept(mails.nth(email, 1).token(), PASSWORD).expect(204);

        var list = owner.get("/admin/v1/staff-invitations?sort=-createdAt&limit=100&withTotal=true")
                .expect(200);

        var mine = java.util.stream.StreamSupport.stream(
                        list.json().at("/items").spliterator(), false)
                .filter(item -> item.at("/email").asString().equals(email))
                .toList();
        assertThat(mine).singleElement().satisfies(item -> {
            assertThat(item.at("/status").asString()).isEqualTo("ACCEPTED");
            assertThat(item.at("/staffId").asString()).startsWith("stf_");
        });
    }

    @Test
    void staffChangeTheirOwnNameAndNothingElse() {
        var staff = logins.staff();
        var session = api.as(staff.token());

        session.patch("/admin/v1/me", Map.of("roles", List.of(ownersRole()))).expectProblem(400, "unknown-field");
        session.patch("/admin/v1/me", Map.of("name", " ")).expectProblem(400, "validation-failed");
        var me = session.patch("/admin/v1/me", Map.of("name", "Grace Hopper")).expect(200);

        assertThat(me.at("/name")).isEqualTo("Grace Hopper");
        assertThat(session.get("/admin/v1/me").at("/name")).isEqualTo("Grace Hopper");
    }

    private static String newEmail() {
        return UUID.randomUUID() + "@example.com";
    }

    private Api.Response invite(Api as, String email, String role) {
        return as.post("/admin/v1/staff-invitations", Map.of("email", email, "roles", List.of(role)));
    }

    private Api.Response accept(String token, String password) {
        return api.post(
                "/admin/v1/auth/invitations/accept",
                Map.of("token", token, "name", "Grace Hopper", "password", password));
    }

    private static String role(Api owner, String permission) {
        return owner.withIdempotencyKey()
                .post(
                        "/admin/v1/roles",
                        Map.of("name", "Role " + UUID.randomUUID(), "permissions", List.of(permission)))
                .expect(201)
                .at("/id");
    }

    private String ownersRole() {
        return new RoleId(jdbc.sql("select id from identity.roles where owner")
                        .query(UUID.class)
                        .single())
                .text();
    }

    private long count(String email) {
        return jdbc.sql("select count(*) from identity.staff_invitations where email_key = :email")
                .param("email", email)
                .query(Long.class)
                .single();
    }
}
