package dev.kontor.identity.mailtoken;

import static dev.kontor.identity.mailtoken.MailTokenPurpose.RESET_PASSWORD;
import static dev.kontor.identity.mailtoken.MailTokenPurpose.VERIFY_EMAIL;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.testing.TestDatabase;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

class MailTokensTests {

    private final JdbcClient jdbc = TestDatabase.jdbc();
    private final MailTokens tokens = new MailTokens(jdbc);
    private final CustomerId owner = CustomerId.next();

    @Test
    void aTokenHas256RandomBitsAndOnlyItsHashIsStored() {
        var token = issue();

        assertThat(Base64.getUrlDecoder().decode(token)).hasSize(32);
        assertThat(jdbc.sql("select token_hash from identity.mail_tokens where owner = :owner")
                        .param("owner", owner.value())
                        .query((row, _) -> row.getBytes(1))
                        .single())
                .isEqualTo(Keyring.hash(token));
    }

    @Test
    void aTokenWorksOnce() {
        var token = issue();

        assertThat(tokens.find(RESET_PASSWORD, token)).contains(new MailToken(owner.value(), "data"));
        assertThat(tokens.spend(RESET_PASSWORD, token)).contains(new MailToken(owner.value(), "data"));
        assertThat(tokens.spend(RESET_PASSWORD, token)).isEmpty();
        assertThat(tokens.find(RESET_PASSWORD, token)).isEmpty();
    }

    @Test
    void anUnusableTokenIsRefusedInTheSameWordsForEveryReason() {
        var used = issue();
        tokens.require(RESET_PASSWORD, used);

        for (var token : List.of(used, Keyring.randomToken(), "", "'; --")) {
            assertThatThrownBy(() -> tokens.require(RESET_PASSWORD, token))
                    .isInstanceOfSatisfying(
                            LinkExpired.class,
                            refusal -> assertThat(refusal.code()).isEqualTo(ProblemCode.LINK_EXPIRED))
                    .hasMessage("The token is not valid or has expired. Request a new mail.");
        }
    }

    @Test
    void aTokenIsValidForItsPurposeOnly() {
        var token = issue();

        assertThat(tokens.spend(VERIFY_EMAIL, token)).isEmpty();
        assertThat(tokens.spend(RESET_PASSWORD, token)).isPresent();
    }

    @Test
    void aNewerTokenReplacesTheOlder() {
        var older = issue();
        var newer = issue();

        assertThat(tokens.spend(RESET_PASSWORD, older)).isEmpty();
        assertThat(tokens.spend(RESET_PASSWORD, newer)).isPresent();
    }

    @Test
    void aTokenRunsOutByTheTimeOfTheDatabase() {
        var token = issue();
        jdbc.sql("""
                        update identity.mail_tokens
                        set created_at = created_at - interval '31 minutes', expires_at = expires_at - interval '31 minutes'
                        where owner = :owner
                        """).param("owner", owner.value()).update();

        assertThat(tokens.find(RESET_PASSWORD, token)).isEmpty();
        assertThat(tokens.spend(RESET_PASSWORD, token)).isEmpty();
    }

    @Test
    void aRevokedTokenIsDead() {
        var token = issue();
        tokens.revoke(RESET_PASSWORD, owner);

        assertThat(tokens.spend(RESET_PASSWORD, token)).isEmpty();
    }

    @Test
    void ofTwentyAtOnceOneSpendsTheToken() throws Exception {
        var token = issue();
        var barrier = new CyclicBarrier(20);
        Callable<Optional<MailToken>> attempt = () -> {
            barrier.await();
            return tokens.spend(RESET_PASSWORD, token);
        };
        var won = new ArrayList<MailToken>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var attempts = IntStream.range(0, 20)
                    .mapToObj(_ -> threads.submit(attempt))
                    .toList();
            for (var each : attempts) {
                each.get().ifPresent(won::add);
            }
        }

        assertThat(won).isEqualTo(List.of(new MailToken(owner.value(), "data")));
    }

    private String issue() {
        return tokens.issue(RESET_PASSWORD, owner, MailTokens.LIFETIME, "data");
    }
}
