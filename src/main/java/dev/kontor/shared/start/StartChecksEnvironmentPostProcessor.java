package dev.kontor.shared.start;

import dev.kontor.shared.money.Iban;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.springframework.boot.EnvironmentPostProcessor;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.context.config.ConfigDataEnvironmentPostProcessor;
import org.springframework.core.Ordered;
import org.springframework.core.env.ConfigurableEnvironment;
import org.springframework.core.env.Profiles;
import org.springframework.util.StringUtils;

/// Refuses configurations that would fail later: no database or secret, and in production a known secret, demo
/// data, the test provider, webhooks into the private network, or no Redis.
final class StartChecksEnvironmentPostProcessor implements EnvironmentPostProcessor, Ordered {

    private static final int MIN_SECRET_LENGTH = 32;
    private static final int MIN_DIFFERENT_CHARACTERS = 12;
    private static final Set<String> MARKS_OF_EXAMPLES =
            Set.of("demo", "example", "change-me", "changeme", "test-secret", "password");

    private static final String BANK_ACCOUNT = "kontor.payment.bank-transfer";
    private static final String S3_BUCKET = "kontor.media.s3.bucket";
    private static final List<String> S3_KEYS = List.of("kontor.media.s3.access-key", "kontor.media.s3.secret-key");

    private record Finding(String cause, String remedy) {}

    @Override
    public void postProcessEnvironment(ConfigurableEnvironment environment, SpringApplication application) {
        var production = environment.acceptsProfiles(Profiles.of("prod"));
        var findings = new ArrayList<Finding>();
        checkDatabase(environment, findings);
        // Migrations use nothing but the database.
        if (!environment.containsProperty(MigrateCommand.NAME)) {
            checkSecret(environment, production, findings);
            checkBucket(environment, findings);
            checkBankAccount(environment, findings);
            if (production) {
                checkProduction(environment, findings);
            }
        }
        if (!findings.isEmpty()) {
            throw new StartRefusedException(
                    String.join("\n", findings.stream().map(Finding::cause).toList()),
                    String.join("\n", findings.stream().map(Finding::remedy).toList()));
        }
    }

    private static void checkDatabase(ConfigurableEnvironment environment, List<Finding> findings) {
        var local = environment.getProperty(LocalModeEnvironmentPostProcessor.ACTIVE, Boolean.class, false);
        if (!local && isMissing(environment, "spring.datasource.url")) {
            findings.add(new Finding(
                    "No database is configured.",
                    "Set SPRING_DATASOURCE_URL (jdbc:postgresql://host:5432/kontor), "
                            + "SPRING_DATASOURCE_USERNAME and SPRING_DATASOURCE_PASSWORD, or run "
                            + "kontor-standalone.jar, which includes a database."));
        }
    }

    private static void checkSecret(ConfigurableEnvironment environment, boolean production, List<Finding> findings) {
        var remedy = "Set KONTOR_SECRET_KEY to the output of: openssl rand -base64 48";
        var secret = environment.getProperty("kontor.secret.key", "");
        if (secret.isBlank()) {
            findings.add(new Finding("The secret of the installation, KONTOR_SECRET_KEY, is missing.", remedy));
        } else if (secret.length() < MIN_SECRET_LENGTH) {
            findings.add(new Finding(
                    "KONTOR_SECRET_KEY is shorter than " + MIN_SECRET_LENGTH + " characters, so it can be guessed.",
                    remedy));
        } else if (production && isKnown(secret)) {
            findings.add(new Finding("KONTOR_SECRET_KEY is a published example.", remedy));
        }
    }

    /// A partial configuration would store files in the wrong place, or fail at the first upload.
    private static void checkBucket(ConfigurableEnvironment environment, List<Finding> findings) {
        boolean named = !isMissing(environment, S3_BUCKET);
        boolean keyed = S3_KEYS.stream().noneMatch(key -> isMissing(environment, key));
        boolean touched = S3_KEYS.stream().anyMatch(key -> !isMissing(environment, key))
                || !isMissing(environment, "kontor.media.s3.endpoint");
        if (named ? !keyed : touched) {
            findings.add(new Finding(
                    "The S3 bucket for uploaded files is only partially configured.",
                    "Set KONTOR_MEDIA_S3_BUCKET, KONTOR_MEDIA_S3_ACCESS_KEY and KONTOR_MEDIA_S3_SECRET_KEY, or none of"
                            + " KONTOR_MEDIA_S3_*."));
        }
    }

    /// Money that buyers send to a mistyped account is hard to get back.
    private static void checkBankAccount(ConfigurableEnvironment environment, List<Finding> findings) {
        var iban = environment.getProperty(BANK_ACCOUNT + ".iban", "").replace(" ", "");
        if (iban.isEmpty()) {
            return;
        }
        if (!Iban.isValid(iban)) {
            findings.add(new Finding(
                    "The check digits of the IBAN for bank transfers are wrong.",
                    "Correct KONTOR_PAYMENT_BANKTRANSFER_IBAN."));
        }
        if (isMissing(environment, BANK_ACCOUNT + ".account-holder")) {
            findings.add(new Finding(
                    "The account for bank transfers has no holder, which banks compare with the IBAN.",
                    "Set KONTOR_PAYMENT_BANKTRANSFER_ACCOUNTHOLDER."));
        }
    }

    private static void checkProduction(ConfigurableEnvironment environment, List<Finding> findings) {
        if (isMissing(environment, "spring.data.redis.url") && isMissing(environment, "kontor.redis.url")) {
            findings.add(new Finding(
                    "The profile prod requires Redis, which replicas share.",
                    "Set KONTOR_REDIS_URL (redis://:password@host:6379)."));
        }
        if (isMissing(environment, "kontor.media.folder") && isMissing(environment, S3_BUCKET)) {
            findings.add(new Finding(
                    "The profile prod requires storage for uploaded files that outlives the process.",
                    "Set KONTOR_MEDIA_FOLDER to a folder on a volume shared by all replicas, or name a "
                            + "bucket with KONTOR_MEDIA_S3_BUCKET."));
        }
        if (environment.acceptsProfiles(Profiles.of("demo"))) {
            findings.add(new Finding(
                    "The profiles prod and demo exclude each other: the demo logins are public.",
                    "Remove demo from SPRING_PROFILES_ACTIVE."));
        }
        if (environment.getProperty("kontor.payment.test.enabled", Boolean.class, false)) {
            findings.add(new Finding(
                    "The test provider is enabled in production: anyone could order without paying.",
                    "Remove KONTOR_PAYMENT_TEST_ENABLED."));
        }
        if (environment.getProperty("kontor.webhook.allow-private-targets", Boolean.class, false)) {
            findings.add(new Finding(
                    "Webhooks may reach the private network in production: staff could call internal services.",
                    "Remove KONTOR_WEBHOOK_ALLOW_PRIVATE_TARGETS."));
        }
        if (isTestKeyOfStripe(environment)) {
            findings.add(new Finding(
                    "The Stripe key is a test key: anyone could order without paying.",
                    "Set KONTOR_PAYMENT_STRIPE_SECRET_KEY to a live key (sk_live_... or rk_live_...)."));
        }
    }

    private static boolean isTestKeyOfStripe(ConfigurableEnvironment environment) {
        return environment
                .getProperty("kontor.payment.stripe.secret-key", "")
                .strip()
                .matches("(sk|rk)_test_.*");
    }

    static boolean isKnown(String secret) {
        var lower = secret.toLowerCase(Locale.ROOT);
        return MARKS_OF_EXAMPLES.stream().anyMatch(lower::contains)
                || secret.chars().distinct().count() < MIN_DIFFERENT_CHARACTERS;
    }

    private static boolean isMissing(ConfigurableEnvironment environment, String property) {
        return !StringUtils.hasText(environment.getProperty(property));
    }

    @Override
    public int getOrder() {
        return ConfigDataEnvironmentPostProcessor.ORDER + 40;
    }
}
