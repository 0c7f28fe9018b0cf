package dev.kontor.identity.token;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.kontor.identity.CustomerId;
import dev.kontor.identity.RoleId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.mailtoken.MailTokenPurpose;
import dev.kontor.identity.mailtoken.MailTokens;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import dev.kontor.testing.Api;
import dev.kontor.testing.Replica;
import dev.kontor.testing.TwoProcesses;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Two processes on one database, without Redis. Whatever ends a session at one ends it at the other: no refresh
/// from then on, no access for staff from then on and for customers within ten seconds. What changes who may do
/// what counts at both with the next call. Runs in [dev.kontor.TwoProcessesTests].
public abstract class ReplicaTokenTests {

    private static final String PASSWORD = "correct horse battery staple";
    private static final String NEW_PASSWORD = "nine violins under a ladder";
    private static final Duration SOON = Duration.ofSeconds(30);

    private static final Replica ONE = TwoProcesses.one();
    private static final Replica TWO = TwoProcesses.two();

    /// Ends the session of a member of staff, at the first process.
    enum StaffEnding {
        LOGOUT {
            @Override
            void end(StaffId id, Api itself, Api elsewhere) {
                itself.post("/admin/v1/auth/logout").expect(204);
            }
        },
        ENDED_ELSEWHERE {
            @Override
            void end(StaffId id, Api itself, Api elsewhere) {
                endOthers(elsewhere, "/admin/v1");
            }
        },
        PASSWORD_RESET {
            @Override
            void end(StaffId id, Api itself, Api elsewhere) {
                reset("/admin/v1", MailTokenPurpose.RESET_STAFF_PASSWORD, id);
            }
        },
        ENDED_BY_A_MANAGER {
            @Override
            void end(StaffId id, Api itself, Api elsewhere) {
                owner().delete("/admin/v1/staff/" + id.text() + "/sessions").expect(204);
            }
        },
        DISABLED {
            @Override
            void end(StaffId id, Api itself, Api elsewhere) {
                owner().with("If-Match", "*")
                        .delete("/admin/v1/staff/" + id.text())
                        .expect(204);
            }
        };

        abstract void end(StaffId id, Api itself, Api elsewhere);
    }

    /// Ends the session of a customer, at the first process.
    enum CustomerEnding {
        LOGOUT {
            @Override
            void end(CustomerId id, Api itself, Api elsewhere) {
                itself.post("/store/v1/auth/logout").expect(204);
            }
        },
        ENDED_ELSEWHERE {
            @Override
            void end(CustomerId id, Api itself, Api elsewhere) {
                endOthers(elsewhere, "/store/v1");
            }
        },
        PASSWORD_CHANGED {
            @Override
            void end(CustomerId id, Api itself, Api elsewhere) {
                elsewhere
                        .put("/store/v1/me/password", Map.of("currentPassword", PASSWORD, "password", NEW_PASSWORD))
                        .expect(200);
            }
        },
        PASSWORD_RESET {
            @Override
            void end(CustomerId id, Api itself, Api elsewhere) {
                reset("/store/v1", MailTokenPurpose.RESET_PASSWORD, id);
            }
        },
        ENDED_BY_STAFF {
            @Override
            void end(CustomerId id, Api itself, Api elsewhere) {
                owner().delete("/admin/v1/customers/" + id.text() + "/sessions").expect(204);
            }
        },
        DISABLED {
            @Override
            void end(CustomerId id, Api itself, Api elsewhere) {
                owner().with("If-Match", "*")
                        .patch("/admin/v1/customers/" + id.text(), Map.of("status", "DISABLED"))
                        .expect(200);
            }
        },
        ERASURE_ASKED_FOR {
            @Override
            void end(CustomerId id, Api itself, Api elsewhere) {
                itself.delete("/store/v1/me").expect(202);
            }
        };

        abstract void end(CustomerId id, Api itself, Api elsewhere);
    }

    @ParameterizedTest
    @EnumSource
    void staffAreOutEverywhereAtOnce(StaffEnding ending) {
        var staff = ONE.logins().owner();
        givePassword(staff.id());
        var tokens = logIn("/admin/v1", staff.email());
        var there = TWO.api().as(tokens.at("/accessToken"));
        there.get("/admin/v1/me").expect(200);

        ending.end(
                staff.id(), ONE.api().as(tokens.at("/accessToken")), ONE.api().as(staff.token()));

        there.get("/admin/v1/me").expectProblem(401, "unauthenticated");
        there.post("/admin/v1/roles", Map.of("name", "Too late", "permissions", List.of()))
                .expectProblem(401, "unauthenticated");
        refusesToRefresh("/admin/v1", tokens);
    }

    /// All endings in one test, for each may take ten seconds to get around.
    @Test
    void customersAreOutAtOnceWhereItEndedAndEverywhereWithinTenSeconds() {
        var waiting = new LinkedHashMap<CustomerEnding, Api>();
        for (var ending : CustomerEnding.values()) {
            var customer = ONE.logins().customer();
            givePassword(customer.id());
            var tokens = logIn("/store/v1", customer.email());
            var here = ONE.api().as(tokens.at("/accessToken"));
            var there = TWO.api().as(tokens.at("/accessToken"));
            there.get("/store/v1/me").expect(200);

            ending.end(customer.id(), here, ONE.api().as(customer.token()));

            here.get("/store/v1/me").expectProblem(401, "unauthenticated");
            refusesToRefresh("/store/v1", tokens);
            waiting.put(ending, there);
        }
        await().atMost(SOON)
                .pollInterval(Duration.ofMillis(200))
                .untilAsserted(() -> assertThat(waiting)
                        .allSatisfy((ending, there) -> assertThat(
                                        there.get("/store/v1/me").status())
                                .as(ending.name())
                                .isEqualTo(401)));
    }

    @Test
    void aRoleThatIsTakenAwayDuringALoopIsGoneForTheNextWriteEverywhere() throws Exception {
        var owner = ONE.api().as(ONE.logins().owner().token()).withIdempotencyKey();
        var role = owner.post(
                        "/admin/v1/roles",
                        Map.of(
                                "name",
                                "Clerk of the loop",
                                "permissions",
                                List.of("customers:read", "customers:write")))
                .expect(201);
        var clerk = ONE.logins().staff(TypeIds.parse(RoleId.class, role.at("/id")));
        var customer = ONE.logins().customer().id().text();
        var taken = new AtomicBoolean();
        var running = new CountDownLatch(8);
        try (var threads = Executors.newFixedThreadPool(4)) {
            var loops = IntStream.range(0, 4)
                    .mapToObj(index -> threads.submit(() -> {
                        var api = (index % 2 == 0 ? ONE : TWO)
                                .api()
                                .as(clerk.token())
                                .with("If-Match", "*");
                        var late = new ArrayList<Integer>();
                        while (late.size() < 3) {
                            boolean before = taken.get();
                            int status = api.patch(
                                            "/admin/v1/customers/" + customer, Map.of("firstName", "Name " + index))
                                    .status();
                            running.countDown();
                            if (before) {
                                late.add(status);
                            }
                        }
                        return late;
                    }))
                    .toList();
            running.await();
            owner.with("If-Match", "*")
                    .patch("/admin/v1/roles/" + role.at("/id"), Map.of("permissions", List.of("customers:read")))
                    .expect(200);
            taken.set(true);

            // Whatever was sent after the change was answered is refused.
            for (var loop : loops) {
                assertThat(loop.get()).isNotEmpty().containsOnly(403);
            }
        }
        TWO.api().as(clerk.token()).get("/admin/v1/customers/" + customer).expect(200);
    }

    @Test
    void aKeyThatIsRevokedIsDeadEverywhereAtOnce() {
        var owner = owner();
        var key = owner.post(
                        "/admin/v1/api-keys",
                        Map.of("name", "A program", "kind", "SECRET", "permissions", List.of("roles:read")))
                .expect(201);
        var there = TWO.api().as(key.at("/secret"));
        there.get("/admin/v1/roles").expect(200);

        owner.delete("/admin/v1/api-keys/" + key.at("/key/id")).expect(204);

        there.get("/admin/v1/roles").expectProblem(401, "unauthenticated");
    }

    @Test
    void rotatingTheSigningKeyUnderLoadRefusesNobodyAtEitherProcess() throws Exception {
        var owner = ONE.logins().owner();
        var old = owner.token();
        var stop = new AtomicBoolean();
        var calls = new AtomicInteger();
        Callable<List<Integer>> load = () -> {
            var statuses = new ArrayList<Integer>();
            while (!stop.get()) {
                // Made by either process with whatever key it takes for the current one, used at the other.
                statuses.add(TWO.api()
                        .as(ONE.logins().owner().token())
                        .get("/admin/v1/me")
                        .status());
                statuses.add(ONE.api()
                        .as(TWO.logins().owner().token())
                        .get("/admin/v1/me")
                        .status());
                statuses.add(TWO.api().as(old).get("/admin/v1/me").status());
                calls.addAndGet(3);
            }
            return statuses;
        };
        var before = published(TWO);
        try (var threads = Executors.newFixedThreadPool(3)) {
            var running =
                    IntStream.range(0, 3).mapToObj(_ -> threads.submit(load)).toList();
            awaitCalls(calls, 60);
            ONE.api().as(old).post("/admin/v1/signing-keys/rotate").expect(200);
            TWO.bean(SigningKeys.class).refresh();
            assertThat(published(TWO)).hasSize(before.size() + 1);
            // As if the quarter of an hour had passed for which a key is published before it signs.
            ONE.jdbc()
                    .sql("update identity.signing_keys set since = since - interval '15 minutes' where state = 'NEXT'")
                    .update();
            ONE.bean(SigningKeyService.class).advance();
            ONE.bean(SigningKeys.class).refresh();
            assertThat(published(ONE)).hasSize(before.size() + 1);
            var signing = ONE.bean(SigningKeys.class).currentId();
            assertThat(before).doesNotContain(signing);
            // The other process goes on with the old key until it looks again.
            awaitCalls(calls, 60);
            TWO.bean(SigningKeys.class).refresh();
            assertThat(TWO.bean(SigningKeys.class).currentId()).isEqualTo(signing);
            awaitCalls(calls, 60);
            stop.set(true);
            for (var statuses : running) {
                assertThat(statuses.get()).isNotEmpty().containsOnly(200);
            }
        }
        TWO.api().as(old).get("/admin/v1/me").expect(200);
    }

    /// Until that many more calls were answered.
    private static void awaitCalls(AtomicInteger calls, int more) {
        int mark = calls.get() + more;
        await().atMost(Duration.ofSeconds(30))
                .pollInterval(Duration.ofMillis(20))
                .until(() -> calls.get() >= mark);
    }

    private static List<String> published(Replica replica) {
        return replica.api()
                .get("/.well-known/jwks.json")
                .expect(200)
                .json()
                .at("/keys")
                .valueStream()
                .map(key -> key.path("kid").asString())
                .toList();
    }

    private static void endOthers(Api elsewhere, String prefix) {
        elsewhere
                .get(prefix + "/auth/sessions")
                .expect(200)
                .json()
                .at("/items")
                .valueStream()
                .filter(session -> !session.path("current").asBoolean())
                .forEach(session -> elsewhere
                        .delete(prefix + "/auth/sessions/" + session.path("id").asString())
                        .expect(204));
    }

    private static void reset(String prefix, MailTokenPurpose purpose, TypedId account) {
        var token = ONE.bean(MailTokens.class).issue(purpose, account, MailTokens.LIFETIME, null);
        ONE.api()
                .post(prefix + "/auth/password/reset", Map.of("token", token, "password", NEW_PASSWORD))
                .expect(204);
    }

    private static Api owner() {
        return ONE.api().as(ONE.logins().owner().token()).withIdempotencyKey();
    }

    private static void refusesToRefresh(String prefix, Api.Response tokens) {
        for (var replica : List.of(ONE, TWO)) {
            replica.api()
                    .post(prefix + "/auth/refresh", Map.of("refreshToken", tokens.at("/refreshToken")))
                    .expectProblem(401, "unauthenticated");
        }
    }

    private static Api.Response logIn(String prefix, String email) {
        return ONE.api()
                .post(prefix + "/auth/login", Map.of("email", email, "password", PASSWORD))
                .expect(200);
    }

    private static void givePassword(TypedId account) {
        ONE.jdbc()
                .sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", ONE.bean(Passwords.class).hash(PASSWORD))
                .param("id", account.value())
                .update();
    }
}
