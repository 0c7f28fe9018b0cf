package dev.kontor.identity.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.EventProbe;
import dev.kontor.testing.KontorTest;
import dev.kontor.testing.MailSink;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/// From the form to the first sign-in.
@KontorTest
class RegistrationTests {

    @Autowired
    private Api api;

    @Autowired
    private MailSink sink;

    @Autowired
    private JdbcClient jdbc;

    private Shopper shopper;

    @BeforeEach
    void somebody() {
        shopper = new Shopper(api, sink);
    }

    @Test
    void aShopperRegistersVerifiesAndSignsIn() {
        var answer = shopper.register(Map.of("locale", "de")).expect(202);
        assertThat(answer.text()).isEmpty();

        var mail = sink.nth(shopper.email, 1);
        assertThat(mail.subject()).startsWith("Bestätigen Sie Ihre E-Mail-Adresse");
        assertThat(mail.html()).contains("token=" + mail.token());
        api.post("/store/v1/auth/email/verify", Map.of("token", mail.token(), "password", Shopper.PASSWORD))
                .expect(204);

        var me = shopper.signedIn().get("/store/v1/me").expect(200);
        assertThat(me.at("/email")).isEqualTo(shopper.email);
        assertThat(me.at("/firstName")).isEqualTo("Ada");
        assertThat(me.at("/locale")).isEqualTo("de");
        assertThat(events(me.at("/id")))
                .containsExactly("customer.registration_asked", "customer.registered", "customer.verified");
    }

    @Test
    void anUnverifiedAccountGetsTheResponseOfAWrongPassword() {
        shopper.register().expect(202);
        sink.nth(shopper.email, 1);

        var unverified = shopper.logIn(Shopper.PASSWORD).expectProblem(401, "invalid-credentials");
        var wrong = shopper.logIn("nobody@example.com", Shopper.PASSWORD).expectProblem(401, "invalid-credentials");

        assertThat(unverified.at("/detail")).isEqualTo(wrong.at("/detail"));
    }

    @Test
    void registeringAKnownAddressIsAnsweredTheSameAndOnlyTheMailDiffers() {
        shopper.verified();

        var known = shopper.register(Map.of("password", Shopper.OTHER_PASSWORD, "firstName", "Mallory"))
                .expect(202);
        var unknown = new Shopper(api, sink).register().expect(202);

        assertThat(known.text()).isEqualTo(unknown.text());
        assertThat(known.headers().keySet()).isEqualTo(unknown.headers().keySet());
        assertThat(known.statements()).isEqualTo(unknown.statements());
        var mail = sink.nth(shopper.email, 2);
        assertThat(mail.subject()).startsWith("You already have an account at");
        assertThat(mail.text()).doesNotContain("Mallory");
        assertThat(shopper.logIn(Shopper.OTHER_PASSWORD).status()).isEqualTo(401);
        assertThat(shopper.signedIn().get("/store/v1/me").expect(200).at("/firstName"))
                .isEqualTo("Ada");
        shopper.reset(mail.token(), Shopper.OTHER_PASSWORD).expect(204);
        shopper.logIn(Shopper.OTHER_PASSWORD).expect(200);
    }

    @Test
    void knownAndUnknownAddressesTakeTheSameTime() {
        shopper.verified();
        var known = new ArrayList<Long>();
        var unknown = new ArrayList<Long>();
        for (int round = 0; round < 30; round++) {
            known.add(nanos(() -> shopper.forgot().expect(202)));
            var stranger = new Shopper(api, sink);
            unknown.add(nanos(() -> stranger.forgot().expect(202)));
        }

        // The statements are the same, see the other tests; this would show work that is none of the database's.
        assertThat(median(known)).isBetween(median(unknown) / 2, median(unknown) * 2);
    }

    @Test
    void aVerificationWorksOnceAndOnlyTheNewestIsValid() {
        shopper.register().expect(202);
        var first = sink.nth(shopper.email, 1).token();
        api.post("/store/v1/auth/email/resend", Map.of("email", shopper.email)).expect(202);
        var second = sink.nth(shopper.email, 2).token();

        api.post("/store/v1/auth/email/verify", Map.of("token", first, "password", Shopper.PASSWORD))
                .expectProblem(422, "link-expired");
        api.post("/store/v1/auth/email/verify", Map.of("token", second, "password", Shopper.PASSWORD))
                .expect(204);
        api.post("/store/v1/auth/email/verify", Map.of("token", second, "password", Shopper.PASSWORD))
                .expectProblem(422, "link-expired");

        api.post("/store/v1/auth/email/resend", Map.of("email", shopper.email)).expect(202);
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(sink.to(shopper.email)).as("who is verified needs no more").hasSize(2);
    }

    @Test
    void aPasswordThatGuessersTryFirstIsRefusedAndNothingIsStored() {
        var tooShort = shopper.register(Map.of("password", "14 characters!")).expectProblem(400, "validation-failed");
        var local = shopper.email.substring(0, shopper.email.indexOf('@'));
        var listed = shopper.register(Map.of("password", "passwordpassword")).expectProblem(400, "validation-failed");
        var own = shopper.register(Map.of("password", local)).expectProblem(400, "validation-failed");
        var huge = shopper.register(Map.of("password", "x".repeat(100_000))).expectProblem(400, "validation-failed");

        assertThat(List.of(tooShort.at("/errors/0/code"), listed.at("/errors/0/code"), own.at("/errors/0/code")))
                .containsExactly("size", "too-easy-to-guess", "too-easy-to-guess");
        for (var refusal : List.of(tooShort, listed, own, huge)) {
            assertThat(refusal.at("/errors/0/pointer")).isEqualTo("/password");
            assertThat(refusal.text()).doesNotContain("passwordpassword", "xxxxxxxx");
            assertThat(refusal.statements()).isEmpty();
        }
        EventProbe.on(jdbc).awaitDelivered();
        assertThat(sink.to(shopper.email)).isEmpty();
    }

    @Test
    void aHugePasswordIsRefusedInNoTimeBecauseItIsNotHashed() {
        long fastest = Long.MAX_VALUE;
        for (int time = 0; time < 5; time++) {
            fastest = Math.min(
                    fastest,
                    nanos(() -> shopper.register(Map.of("password", "x".repeat(100_000)))
                            .expectProblem(400, "validation-failed")));
        }

        assertThat(Duration.ofNanos(fastest)).isLessThan(Duration.ofMillis(100));
    }

    @Test
    void twoRegistrationsAtOnceMakeOneAccount() {
        shopper.register().expect(202);
        shopper.register(Map.of("password", Shopper.OTHER_PASSWORD)).expect(202);

        sink.nth(shopper.email, 2);
        assertThat(jdbc.sql("select count(*) from identity.accounts where email_key = :email")
                        .param("email", shopper.email)
                        .query(Integer.class)
                        .single())
                .isEqualTo(1);
        assertThat(sink.to(shopper.email))
                .extracting(mail -> mail.subject().substring(0, 7))
                .containsExactlyInAnyOrder("Confirm", "You alr");
    }

    @Test
    void noPasswordAddressOrTokenIsInTheEventLogOrLeftInATable() {
        shopper.verified();
        EventProbe.on(jdbc).awaitDelivered();

        assertThat(jdbc.sql("select count(*) from events.log where data::text like '%' || :email || '%'")
                        .param("email", shopper.email)
                        .query(Integer.class)
                        .single())
                .isZero();
        assertThat(jdbc.sql("select count(*) from customer.registrations")
                        .query(Integer.class)
                        .single())
                .isZero();
    }

    private List<String> events(String customer) {
        return jdbc.sql("select type from events.log where subject = :subject order by seq")
                .param("subject", customer)
                .query(String.class)
                .list();
    }

    private static long nanos(Runnable work) {
        long start = System.nanoTime();
        work.run();
        return System.nanoTime() - start;
    }

    private static long median(List<Long> values) {
        return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
    }
}
