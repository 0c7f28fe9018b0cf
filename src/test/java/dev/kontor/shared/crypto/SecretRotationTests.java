package dev.kontor.shared.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.eatthepath.otp.TimeBasedOneTimePasswordGenerator;
import dev.kontor.identity.password.Passwords;
import dev.kontor.shared.access.Permission;
import dev.kontor.testing.Api;
import dev.kontor.testing.Replica;
import dev.kontor.testing.TwoProcesses;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import javax.crypto.spec.SecretKeySpec;
import org.bouncycastle.util.encoders.Base32;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The installation's secret is replaced as docs/security.md describes it, while staff sign in at every process.
/// Runs in [dev.kontor.TwoProcessesTests], at its end.
public abstract class SecretRotationTests {

    private static final String PASSWORD = "correct horse battery staple";
    private static final byte[] MESSAGE = "ord_01".getBytes(StandardCharsets.UTF_8);

    @Test
    void staffSignInAtEveryProcessWhileTheSecretIsReplaced() throws InvalidKeyException {
        var before = TwoProcesses.two();
        var after = TwoProcesses.one();
        var clerk = enrol(before);
        var session = signIn(before, clerk);
        for (var shop : List.of(before, after)) {
            signIn(shop, clerk);
            recover(shop, clerk);
            addEndpoint(shop, clerk);
        }
        // The same request again at the other process, as after a response that was lost.
        var refreshed = refresh(after, session);
        assertThat(refresh(before, session).at("/refreshToken")).isEqualTo(refreshed.at("/refreshToken"));
        session = refresh(after, refresh(before, refreshed));

        var signed = before.bean(LastingKeys.class).sign("order-access", MESSAGE);
        assertThat(after.bean(LastingKeys.class).sign("order-access", MESSAGE)).isEqualTo(signed);

        // One of both made the first signing key; this one is certainly made with the former secret.
        before.api()
                .as(session.at("/accessToken"))
                .post("/admin/v1/signing-keys/rotate")
                .expect(200);
        var first = after.bean(Resealing.class).run();
        assertThat(first).extracting(Resealing.Result::unreadable).containsOnly(0L);
        assertThat(first.stream()
                        .filter(result -> result.sealed() > 0)
                        .map(result -> result.column().table()))
                .contains("identity.totp", "identity.signing_keys", "webhook.secrets");

        // What the process with the former secret still writes is found the next time.
        addEndpoint(before, clerk);
        before.close();
        assertThat(sealed(after)).isPositive();
        assertThat(sealed(after)).isZero();
        TwoProcesses.stop();

        var later = TwoProcesses.later();
        assertThat(later.bean(LastingKeys.class).sign("order-access", MESSAGE)).isEqualTo(signed);
        later.api().as(session.at("/accessToken")).get("/admin/v1/me").expect(200);
        refresh(later, session);
        signIn(later, clerk);
        recover(later, clerk);
        assertThat(later.bean(Resealing.class).run())
                .extracting(Resealing.Result::unreadable)
                .containsOnly(0L);
        // The bean is there from the start on, so a process with the former secret does not start.
        var jdbc = later.jdbc();
        var former = Keyring.of(TwoProcesses.FORMER_KEY);
        assertThatThrownBy(() -> new LastingKeys(jdbc, former)).isInstanceOf(UnknownSecretException.class);
    }

    private record Clerk(String email, String secret, List<String> recoveryCodes) {}

    private static long sealed(Replica shop) {
        return shop.bean(Resealing.class).run().stream()
                .mapToLong(Resealing.Result::sealed)
                .sum();
    }

    private static Clerk enrol(Replica shop) throws InvalidKeyException {
        var staff = shop.logins().staff(Permission.WEBHOOKS_WRITE, Permission.SIGNING_KEYS_WRITE);
        shop.jdbc()
                .sql("update identity.accounts set password_hash = :hash where id = :id")
                .param("hash", shop.bean(Passwords.class).hash(PASSWORD))
                .param("id", staff.id().value())
                .update();
        var api = shop.api().as(staff.token());
        var secret = api.post("/admin/v1/me/mfa").expect(200).at("/secret");
        var confirmed = api.post("/admin/v1/me/mfa/confirm", Map.of("code", code(secret)))
                .expect(200);
        var codes = confirmed.json().at("/recoveryCodes").valueStream().map(JsonNode::asString);
        return new Clerk(staff.email(), secret, new ArrayList<>(codes.toList()));
    }

    private static Api.Response signIn(Replica shop, Clerk clerk) throws InvalidKeyException {
        // A code of the app counts once in half a minute, and this test takes less.
        shop.jdbc().sql("update identity.totp set last_step = null").update();
        return complete(shop, clerk, "code", code(clerk.secret()));
    }

    private static void recover(Replica shop, Clerk clerk) {
        complete(shop, clerk, "recoveryCode", clerk.recoveryCodes().removeFirst());
    }

    private static Api.Response complete(Replica shop, Clerk clerk, String kind, String code) {
        var asked = shop.api()
                .post("/admin/v1/auth/login", Map.of("email", clerk.email(), "password", PASSWORD))
                .expectProblem(401, "mfa-required");
        return shop.api()
                .post("/admin/v1/auth/mfa", Map.of("mfaToken", asked.at("/mfaToken"), kind, code))
                .expect(200);
    }

    private static Api.Response refresh(Replica shop, Api.Response before) {
        return shop.api()
                .post("/admin/v1/auth/refresh", Map.of("refreshToken", before.at("/refreshToken")))
                .expect(200);
    }

    /// Makes a secret that is stored sealed.
    private static void addEndpoint(Replica shop, Clerk clerk) throws InvalidKeyException {
        var endpoint = Map.of("url", "https://93.184.215.14/hook", "eventTypes", List.of("order.placed"));
        shop.api()
                .as(signIn(shop, clerk).at("/accessToken"))
                .withIdempotencyKey()
                .post("/admin/v1/webhook-endpoints", endpoint)
                .expect(201);
    }

    private static String code(String secret) throws InvalidKeyException {
        return new TimeBasedOneTimePasswordGenerator()
                .generateOneTimePasswordString(new SecretKeySpec(Base32.decode(secret), "HmacSHA1"), Instant.now());
    }
}
