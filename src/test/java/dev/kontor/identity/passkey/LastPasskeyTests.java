package dev.kontor.identity.passkey;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.kontor.identity.PasskeyId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.factor.FactorNotices;
import dev.kontor.identity.factor.SecondFactors;
import dev.kontor.identity.session.Sessions;
import dev.kontor.identity.session.SignIns;
import dev.kontor.identity.session.StaffMfa;
import dev.kontor.identity.session.StaffMfaPolicy;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.Logins;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Passkeys of staff in a shop that requires a second factor.
@KontorTest
class LastPasskeyTests {

    @Autowired
    private Logins logins;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private TransactionTemplate transactions;

    @Autowired
    private RelyingParty relyingParty;

    @Autowired
    private ChallengeRepository challenges;

    @Autowired
    private PasskeyRepository repository;

    @Autowired
    private SecondFactors factors;

    @Autowired
    private FactorNotices notices;

    @Autowired
    private SignIns signIns;

    @Autowired
    private Sessions sessions;

    private PasskeyService service;

    @BeforeEach
    void requireSecondFactors() {
        service = new PasskeyService(
                relyingParty,
                challenges,
                repository,
                factors,
                notices,
                signIns,
                sessions,
                new StaffMfaPolicy(StaffMfa.REQUIRED));
    }

    @Test
    void twoAtOnceDoNotRemoveTheLastTwo() {
        var staff = logins.staff().id();
        var first = passkey(staff);
        var second = passkey(staff);

        var slower = new AtomicReference<@Nullable CompletableFuture<Void>>();
        transactions.executeWithoutResult(_ -> {
            service.remove(staff, first);
            var removal = CompletableFuture.runAsync(
                    () -> transactions.executeWithoutResult(_ -> service.remove(staff, second)));
            slower.set(removal);
            await().until(() -> removal.isDone() || isRemovalBlocked());
        });

        assertThatThrownBy(() -> Objects.requireNonNull(slower.get()).get(20, SECONDS))
                .hasRootCauseInstanceOf(ConflictException.class);
        assertThat(repository.count(staff)).isEqualTo(1);
    }

    private PasskeyId passkey(StaffId staff) {
        var id = PasskeyId.next();
        jdbc.sql("""
                        insert into identity.passkeys
                            (id, account_id, name, credential_id, public_key, signature_count, uv_initialized,
                             backup_eligible, backed_up, transports, attestation, attestation_client_data, created_at)
                        values (:id, :staff, 'Laptop', decode(:key, 'hex'), '', 0, true, false, false, '{}', '', '', now())
                        """)
                .param("id", id.value())
                .param("staff", staff.value())
                .param("key", id.value().toString().replace("-", ""))
                .update();
        return id;
    }

    private boolean isRemovalBlocked() {
        return jdbc.sql("""
                        select exists (select from pg_stat_activity
                        where wait_event_type = 'Lock' and datname = current_database()
                            and query like 'select from identity.accounts%')
                        """).query(Boolean.class).single();
    }
}
