package dev.kontor.identity;

import static org.assertj.core.api.Assertions.assertThat;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.id.TypedId;
import dev.kontor.testing.Api;
import dev.kontor.testing.Logins;
import dev.kontor.testing.Replica;
import dev.kontor.testing.SoftAuthenticator;
import dev.kontor.testing.TwoProcesses;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Two processes on one database, without Redis: what ends at one is dead at the other. The second one asks its
/// staff for a second factor, as production does. Runs in [dev.kontor.TwoProcessesTests].
public abstract class ReplicaTests {

    private static final String PASSWORD = "correct horse battery staple";

    private static Replica one;
    private static Replica two;

    @BeforeAll
    static void start() {
        one = TwoProcesses.one();
        two = TwoProcesses.strict();
    }

    @Test
    void staffWhoSignOutAreOutEverywhereAtOnce() {
        var staff = strong(one.logins().staff());
        two.api().as(staff.token()).get("/admin/v1/me").expect(200);

        one.api().as(staff.token()).post("/admin/v1/auth/logout").expect(204);

        two.api().as(staff.token()).get("/admin/v1/me").expectProblem(401, "unauthenticated");
    }

    @Test
    void staffWhoAreDisabledAreOutEverywhereAtOnce() {
        var owner = one.logins().owner();
        var staff = strong(one.logins().staff());
        two.api().as(staff.token()).get("/admin/v1/me").expect(200);

        one.api()
                .as(owner.token())
                .with("If-Match", "*")
                .delete("/admin/v1/staff/" + staff.id().text())
                .expect(204);

        two.api().as(staff.token()).get("/admin/v1/me").expectProblem(401, "unauthenticated");
    }

    @Test
    void aRefreshTokenThatWasStolenEndsTheSessionEverywhere() {
        var staff = one.logins().staff();
        givePassword(staff.id());
        var first = logIn(one.api(), staff.email()).expect(200);
        var second = refresh(two.api(), first).expect(200);
        var third = refresh(one.api(), second).expect(200);

        refresh(two.api(), first).expectProblem(401, "unauthenticated");

        refresh(one.api(), third).expectProblem(401, "unauthenticated");
        one.api().as(third.at("/accessToken")).get("/admin/v1/me").expectProblem(401, "unauthenticated");
    }

    @Test
    void twentyTabsAtTwoProcessesGetOneSuccessor() throws Exception {
        var staff = one.logins().staff();
        givePassword(staff.id());
        var first = logIn(one.api(), staff.email()).expect(200);

        var successors = atOnce(
                        20,
                        index -> refresh((index % 2 == 0 ? one : two).api(), first)
                                .expect(200)
                                .at("/refreshToken"))
                .stream()
                .distinct()
                .toList();

        assertThat(successors).hasSize(1);
        one.api()
                .post("/admin/v1/auth/refresh", Map.of("refreshToken", successors.getFirst()))
                .expect(200);
    }

    @Test
    void aPermissionThatIsTakenAwayIsGoneEverywhereAtOnce() {
        var owner = one.api().as(one.logins().owner().token()).withIdempotencyKey();
        var role = owner.post(
                        "/admin/v1/roles",
                        Map.of("name", "Clerk of the replicas", "permissions", List.of("orders:read")))
                .expect(201);
        var staff = strong(one.logins().staff(dev.kontor.shared.id.TypeIds.parse(RoleId.class, role.at("/id"))));
        two.api().as(staff.token()).get("/admin/v1/orders").expect(200);

        owner.with("If-Match", "*")
                .patch("/admin/v1/roles/" + role.at("/id"), Map.of("permissions", List.of()))
                .expect(200);

        two.api().as(staff.token()).get("/admin/v1/orders").expectProblem(403, "missing-permission");
    }

    /// In which way the owners remove each other: the first one, the second one.
    @ParameterizedTest
    @CsvSource({"disable, disable", "demote, demote", "disable, demote"})
    void ofTwoOwnersWhoRemoveEachOtherAtOnceOneStays(String first, String second) throws Exception {
        for (int round = 0; round < 5; round++) {
            one.jdbc().sql("""
                            delete from identity.staff_roles
                            where role_id = (select id from identity.roles where owner)
                            """).update();
            var owners = List.of(one.logins().owner(), one.logins().owner());
            owners.forEach(ReplicaTests::strong);

            var statuses = atOnce(
                    2,
                    index -> remove(
                            (index == 0 ? one : two).api().as(owners.get(index).token()),
                            index == 0 ? first : second,
                            owners.get(1 - index).id()));

            assertThat(statuses.stream().filter(status -> status < 300)).hasSize(1);
            assertThat(one.jdbc().sql("""
                                    select count(*) from identity.accounts a
                                    join identity.staff_roles sr on sr.staff_id = a.id
                                    join identity.roles r on r.id = sr.role_id and r.owner
                                    where a.status = 'ACTIVE'
                                    """).query(Long.class).single()).isEqualTo(1);
        }
    }

    @Test
    void whereASecondFactorIsRequiredThePasswordOpensOnlyItsSetUp() throws InvalidKeyException {
        var staff = two.logins().staff(Permission.ORDERS_READ, Permission.ROLES_WRITE);
        givePassword(staff.id());
        var session = two.api().as(logIn(two.api(), staff.email()).expect(200).at("/accessToken"));

        session.get("/admin/v1/orders").expectProblem(401, "mfa-required");
        session.post("/admin/v1/roles", Map.of()).expectProblem(401, "mfa-required");
        session.get("/admin/v1/products").expectProblem(401, "mfa-required");
        session.get("/admin/v1/auth/sessions").expectProblem(401, "mfa-required");
        assertThat(session.get("/admin/v1/me")
                        .expect(200)
                        .json()
                        .at("/permissions")
                        .size())
                .isZero();
        assertThat(session.get("/admin/v1/me/mfa")
                        .expect(200)
                        .json()
                        .at("/required")
                        .asBoolean())
                .isTrue();
        var secret = session.post("/admin/v1/me/mfa").expect(200).at("/secret");
        session.post("/admin/v1/me/mfa/confirm", Map.of("code", code(secret))).expect(200);

        session.get("/admin/v1/orders").expect(200);
        session.delete("/admin/v1/me/mfa").expectProblem(409, "invalid-state-transition");
        logIn(two.api(), staff.email()).expectProblem(401, "mfa-required");
    }

    @Test
    void aPasskeyIsASecondFactorToo() {
        var staff = two.logins().staff(Permission.ORDERS_READ);
        givePassword(staff.id());
        var session = two.api().as(logIn(two.api(), staff.email()).expect(200).at("/accessToken"));
        var device = new SoftAuthenticator().at(one.api().baseUrl());
        session.get("/admin/v1/orders").expectProblem(401, "mfa-required");

        var options = session.post("/admin/v1/me/passkeys/options").expect(200);
        var passkey = session.post(
                        "/admin/v1/me/passkeys", Map.of("name", "Laptop", "credential", device.create(options.json())))
                .expect(201);
        session.get("/admin/v1/orders").expect(200);
        session.delete("/admin/v1/me/passkeys/" + passkey.at("/id")).expectProblem(409, "invalid-state-transition");

        // The challenge was made by one process, the answer goes to the other.
        var question = one.api().post("/admin/v1/auth/passkey/options").expect(200);
        var signedIn = two.api()
                .post("/admin/v1/auth/passkey", device.get(question.json()))
                .expect(200);
        two.api().as(signedIn.at("/accessToken")).get("/admin/v1/orders").expect(200);
    }

    private static int remove(Api owner, String way, StaffId other) {
        var path = "/admin/v1/staff/" + other.text();
        var sender = owner.with("If-Match", "*");
        return (way.equals("disable") ? sender.delete(path) : sender.patch(path, Map.of("roles", List.of()))).status();
    }

    private interface Call<T> {
        T at(int index) throws Exception;
    }

    private static <T> List<T> atOnce(int count, Call<T> call) throws Exception {
        var start = new CountDownLatch(1);
        try (var threads = Executors.newFixedThreadPool(count)) {
            var answers = java.util.stream.IntStream.range(0, count)
                    .mapToObj(index -> threads.submit((Callable<T>) () -> {
                        start.await();
                        return call.at(index);
                    }))
                    .toList();
            start.countDown();
            var results = new java.util.ArrayList<T>();
            for (var answer : answers) {
                results.add(answer.get());
            }
            return results;
        }
    }

    /// As if the member had signed in with a second factor.
    private static Logins.Staff strong(Logins.Staff staff) {
        one.jdbc()
                .sql("update identity.sessions set factors = '{PASSWORD,TOTP}' where account_id = :id")
                .param("id", staff.id().value())
                .update();
        return staff;
    }

    private static void givePassword(TypedId account) {
        one.jdbc()
                .sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", one.bean(Passwords.class).hash(PASSWORD))
                .param("id", account.value())
                .update();
    }

    private static Api.Response logIn(Api api, String email) {
        return api.post("/admin/v1/auth/login", Map.of("email", email, "password", PASSWORD));
    }

    private static Api.Response refresh(Api api, Api.Response before) {
        return api.post("/admin/v1/auth/refresh", Map.of("refreshToken", before.at("/refreshToken")));
    }

    private static String code(String secret) throws InvalidKeyException {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(new SecretKeySpec(Base32.decode(secret), "HmacSHA1"), Instant.now());
    }
}
