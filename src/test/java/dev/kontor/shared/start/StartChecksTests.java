package dev.kontor.shared.start;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.mock.env.MockEnvironment;

class StartChecksTests {

    private static final String SECRET = "q8Zr1mT0yJ6vXc4nBw9kLs2pDf7hGaEu5iOe";

    private final MockEnvironment environment = new MockEnvironment()
            .withProperty("spring.datasource.url", "jdbc:postgresql://db:5432/kontor")
            .withProperty("kontor.secret.key", SECRET)
            .withProperty("kontor.redis.url", "redis://redis:6379")
            .withProperty("kontor.media.folder", "/var/lib/kontor/media");

    @Test
    void startsInProductionWithEverythingConfigured() {
        environment.addActiveProfile("prod");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void refusesToStartWithoutADatabase() {
        environment.setProperty("spring.datasource.url", "");

        refused("No database is configured.");
    }

    @Test
    void startsInLocalModeWithoutADatabaseUrl() {
        environment.setProperty("spring.datasource.url", "");
        environment.setProperty("kontor.local.active", "true");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void refusesToStartWithoutASecret() {
        environment.setProperty("kontor.secret.key", "");

        refused("The secret of the installation, KONTOR_SECRET_KEY, is missing.");
    }

    @Test
    void refusesAShortSecret() {
        environment.setProperty("kontor.secret.key", SECRET.substring(0, 31));

        refused("KONTOR_SECRET_KEY is shorter than 32 characters, so it can be guessed.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo-only-secret-never-use-in-production-0001",
                "Change-Me-Q8Zr1mT0yJ6vXc4nBw9kLs2pDf7hGaEu5iOe",
                "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                "0123401234012340123401234012340123401234"
            })
    void refusesAnExampleSecretInProduction(String secret) {
        environment.setProperty("kontor.secret.key", secret);
        assertThatCode(this::check).doesNotThrowAnyException();

        environment.addActiveProfile("prod");
        refused("KONTOR_SECRET_KEY is a published example.");
    }

    @Test
    void refusesProductionWithoutRedis() {
        environment.addActiveProfile("prod");
        environment.setProperty("kontor.redis.url", "");

        refused("The profile prod requires Redis, which replicas share.");
    }

    @Test
    void refusesProductionWithoutAPlaceForUploadedFiles() {
        environment.addActiveProfile("prod");
        environment.setProperty("kontor.media.folder", "");

        refused("The profile prod requires storage for uploaded files that outlives the process.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"bucket", "access-key", "secret-key", "endpoint", "bucket access-key", "access-key secret-key"})
    void refusesHalfABucket(String given) {
        for (var part : given.split(" ")) {
            environment.setProperty("kontor.media.s3." + part, "any");
        }

        refused("The S3 bucket for uploaded files is only partially configured.");
    }

    @Test
    void aBucketIsAPlaceForUploadedFilesInProduction() {
        environment.addActiveProfile("prod");
        environment.setProperty("kontor.media.folder", "");
        environment.setProperty("kontor.media.s3.bucket", "shop");
        environment.setProperty("kontor.media.s3.access-key", "key");
        environment.setProperty("kontor.media.s3.secret-key", "secret");

        assertThatCode(this::check).doesNotThrowAnyException();
    }

    @Test
    void refusesAMistypedBankAccountAndOneWithoutItsHolder() {
        environment.setProperty("kontor.payment.bank-transfer.iban", "DE02 1203 0000 0000 2020 51");
        refused("The account for bank transfers has no holder, which banks compare with the IBAN.");

        environment.setProperty("kontor.payment.bank-transfer.account-holder", "Wool & Wood GmbH");
        assertThatCode(this::check).doesNotThrowAnyException();

        environment.setProperty("kontor.payment.bank-transfer.iban", "DE02 1203 0000 0000 2002 51");
        refused("The check digits of the IBAN for bank transfers are wrong.");
    }

    @Test
    void refusesDemoDataInProduction() {
        environment.setActiveProfiles("prod", "demo");

        refused("The profiles prod and demo exclude each other: the demo logins are public.");
    }

    @Test
    void refusesTheTestProviderInProduction() {
        environment.addActiveProfile("prod");
        environment.setProperty("kontor.payment.test.enabled", "true");

        refused("The test provider is enabled in production: anyone could order without paying.");
    }

    @Test
    void refusesWebhooksIntoTheOwnNetworkInProduction() {
        environment.addActiveProfile("prod");
        environment.setProperty("kontor.webhook.allow-private-targets", "true");

        refused("Webhooks may reach the private network in production: staff could call internal services.");
    }

    @Test
    void refusesATestKeyOfStripeInProduction() {
        environment.addActiveProfile("prod");
        environment.setProperty("kontor.payment.stripe.secret-key", "sk_test_1234");

        refused("The Stripe key is a test key: anyone could order without paying.");
    }

    @Test
    void namesEverythingThatIsMissingAtOnce() {
        environment.addActiveProfile("prod");
        environment.setProperty("spring.datasource.url", "");
        environment.setProperty("kontor.secret.key", "");
        environment.setProperty("kontor.redis.url", "");

        refused("""
                No database is configured.
                The secret of the installation, KONTOR_SECRET_KEY, is missing.
                The profile prod requires Redis, which replicas share.""");
    }

    private void refused(String cause) {
        assertThatExceptionOfType(StartRefusedException.class)
                .isThrownBy(this::check)
                .withMessage(cause)
                .matches(
                        refusal -> refusal.remedy().lines().count()
                                == cause.lines().count(),
                        "has one remedy for each cause");
    }

    private void check() {
        new StartChecksEnvironmentPostProcessor().postProcessEnvironment(environment, new SpringApplication());
    }
}
