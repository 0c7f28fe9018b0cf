package dev.kontor.shared.start;

import static org.assertj.core.api.Assertions.assertThat;

import jakarta.validation.Validation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.ConfigurationPropertiesScan;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.validation.ValidationBindHandler;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.env.Environment;
import org.springframework.validation.beanvalidation.SpringValidatorAdapter;
import tools.jackson.databind.json.JsonMapper;

/// A start that fails over a setting prints what is wrong with it, and never its value.
@ExtendWith(OutputCaptureExtension.class)
class SecretsInOutputTests {

    private static final String CANARY = "cNry7";
    private static final Path METADATA = Path.of("target/classes/META-INF/spring-configuration-metadata.json");
    private static final List<String> NEEDED = List.of(
            "--spring.datasource.url=jdbc:postgresql://localhost:1/nowhere",
            "--kontor.secret.key=q8Zr1mT0yJ6vXc4nBw9kLs2pDf7hGaEu5iOe",
            "--spring.main.banner-mode=off");

    @Test
    void aRefusedOwnerPasswordIsNotPrinted(CapturedOutput output) {
        start(Settings.class, "--kontor.owner.password=" + CANARY);

        assertThat(output)
                .contains("The setting kontor.owner.password (KONTOR_OWNER_PASSWORD) cannot be used")
                .contains("15", "128", "docs/configuration.md")
                .doesNotContain(CANARY)
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @MethodSource("secrets")
    void noInvalidSecretIsPrinted(String name, String type, CapturedOutput output) {
        start(Bound.class, "--" + name + "=" + CANARY, "--bound=" + type);
        start(Bound.class, "--" + name + "=" + CANARY.repeat(200), "--bound=" + type);
        start(Failing.class, "--" + name + "=" + CANARY, "--failing=" + name);

        assertThat(output).contains("APPLICATION FAILED TO START").doesNotContain(CANARY);
    }

    @Test
    void credentialsInUrlsAreNotPrinted(CapturedOutput output) {
        start(Failing.class, "--example.url=redis://:" + CANARY + "@redis:6379", "--failing=example.url");
        start(Failing.class, "--example.url=jdbc:postgresql://db/k?password=" + CANARY, "--failing=example.url");

        assertThat(output).contains("redis://***@redis:6379", "?password=***").doesNotContain(CANARY);
    }

    @Test
    void aSettingOfTheWrongTypeIsNamedWithWhereItComesFrom(CapturedOutput output) {
        start(Settings.class, "--kontor.web.refusal-delay=soon");

        assertThat(output)
                .contains(
                        "The setting kontor.web.refusal-delay (KONTOR_WEB_REFUSALDELAY) cannot be used: is not a duration such as `30s` or `5m`.")
                .contains("\"commandLineArgs\"")
                .doesNotContain("soon");
    }

    @Test
    void aNameThatDoesNotExistIsAnsweredWithThoseThatDo(CapturedOutput output) {
        start(Settings.class, "--kontor.limits.policies.admin.quota=5");

        assertThat(output)
                .contains("The setting kontor.limits.policies (KONTOR_LIMITS_POLICIES) cannot be used: "
                        + "contains a name that does not exist, admin; the names are ")
                .contains("login-spray");
    }

    @Test
    void aTimeZoneThatDoesNotExistIsExplained(CapturedOutput output) {
        start(Settings.class, "--kontor.giftsale.time-zone=Berlin");

        assertThat(output)
                .contains(
                        "(KONTOR_GIFTSALE_TIMEZONE) cannot be used: is not an IANA time zone such as `Europe/Berlin`.");
    }

    @Test
    void aRuleAboutSettingsNamesThemAndNotItsMethod(CapturedOutput output) {
        start(Settings.class, "--kontor.shop.time-zone=+02:00");

        assertThat(output)
                .contains("The settings below kontor.shop cannot be used: time-zone must be an IANA time zone")
                .doesNotContain("time-zone-named");
    }

    @Test
    void unitsAreHeldForAsLongAsBuyersMayPay(CapturedOutput output) {
        start(Settings.class, "--kontor.checkout.give-up-after=40m");

        assertThat(output)
                .contains(
                        "The settings below kontor.checkout cannot be used: hold-ttl must be longer than give-up-after");
    }

    /// The name of each secret setting, and the class that it is bound to.
    static Stream<Arguments> secrets() throws IOException {
        var settings = new JsonMapper().readTree(Files.readString(METADATA)).get("properties");
        var secrets = settings.valueStream()
                .filter(setting -> isSecret(setting.get("name").asString()))
                .map(setting -> Arguments.of(
                        setting.get("name").asString(),
                        setting.get("sourceType").asString()))
                .toList();
        assertThat(secrets.stream().map(secret -> secret.get()[0]))
                .contains("kontor.secret.key", "kontor.payment.stripe.secret-key", "kontor.owner.password");
        return Stream.concat(
                secrets.stream(),
                Stream.of("spring.datasource.password", "spring.mail.password", "spring.data.redis.password")
                        .map(name -> Arguments.of(name, "")));
    }

    private static boolean isSecret(String name) {
        var last = name.substring(name.lastIndexOf('.') + 1);
        return !last.endsWith("-hash") && (SecretMask.isSecret(last) || name.equals("kontor.secret.key"));
    }

    private static void start(Class<?> settings, String... arguments) {
        var all = new ArrayList<>(NEEDED);
        all.addAll(List.of(arguments));
        try {
            new SpringApplicationBuilder(settings)
                    .web(WebApplicationType.NONE)
                    .run(all.toArray(String[]::new))
                    .close();
        } catch (RuntimeException _) {
            // What is printed is the subject; whether the value is accepted is that of other tests.
        }
    }

    @Configuration(proxyBeanMethods = false)
    @ConfigurationPropertiesScan("dev.kontor")
    static class Settings {}

    /// One class of settings, bound and validated as Spring Boot does it.
    @Configuration(proxyBeanMethods = false)
    static class Bound {

        @Bean
        Object bound(Environment environment) throws ClassNotFoundException {
            var name = environment.getProperty("bound", "");
            if (name.isEmpty()) {
                throw new IllegalStateException("Spring binds it");
            }
            var type = Class.forName(name.replaceAll("\\$.*", ""));
            var prefix = type.getAnnotation(ConfigurationProperties.class).value();
            try (var validation = Validation.buildDefaultValidatorFactory()) {
                return Binder.get(
                                environment,
                                new ValidationBindHandler(new SpringValidatorAdapter(validation.getValidator())))
                        .bindOrCreate(prefix, Bindable.of(type));
            }
        }
    }

    /// A library that throws what it cannot use.
    @Configuration(proxyBeanMethods = false)
    static class Failing {

        @Bean
        Object refusing(Environment environment) {
            var value = environment.getProperty(environment.getRequiredProperty("failing"));
            throw new IllegalStateException("the value " + value + " is not accepted");
        }
    }
}
