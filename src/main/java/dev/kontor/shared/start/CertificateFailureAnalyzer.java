package dev.kontor.shared.start;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.ssl.PemSslBundleProperties;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.io.ApplicationResourceLoader;
import org.springframework.boot.ssl.pem.PemContent;
import org.springframework.core.Ordered;
import org.springframework.core.env.Environment;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.core.io.Resource;
import org.springframework.core.io.ResourceLoader;

/// Says which certificate or key of `spring.ssl.bundle.pem` cannot be used. Spring Boot names neither the setting nor,
/// if the content is wrong, the file.
final class CertificateFailureAnalyzer implements FailureAnalyzer, Ordered {

    private static final String PREFIX = "spring.ssl.bundle.pem";
    private static final String REMEDY =
            "Certificates and keys are PEM files that the user of this process can read (docs/reverse-proxy.md).";

    private final Environment environment;
    private final SecretMask secrets;
    private final ResourceLoader files = ApplicationResourceLoader.get(new DefaultResourceLoader(), true);

    CertificateFailureAnalyzer(Environment environment) {
        this.environment = environment;
        this.secrets = new SecretMask(environment);
    }

    @Override
    public @Nullable FailureAnalysis analyze(Throwable failure) {
        if (Stream.iterate(failure, cause -> cause != null, Throwable::getCause)
                .noneMatch(CertificateFailureAnalyzer::concernsCertificates)) {
            return null;
        }
        var unusable = unusable();
        return unusable.isEmpty()
                ? null
                : new FailureAnalysis(String.join("\n", unusable), REMEDY, secrets.mask(failure));
    }

    private static boolean concernsCertificates(Throwable failure) {
        return Arrays.stream(failure.getStackTrace())
                .anyMatch(frame -> frame.getClassName().startsWith("org.springframework.boot.ssl.")
                        || frame.getClassName().startsWith("org.springframework.boot.autoconfigure.ssl."));
    }

    private List<String> unusable() {
        var unusable = new ArrayList<String>();
        Binder.get(environment)
                .bind(PREFIX, Bindable.mapOf(String.class, PemSslBundleProperties.class))
                .orElse(Map.of())
                .forEach((name, bundle) -> {
                    check(unusable, name + ".keystore", bundle.getKeystore());
                    check(unusable, name + ".truststore", bundle.getTruststore());
                });
        return unusable;
    }

    private void check(List<String> unusable, String name, PemSslBundleProperties.Store store) {
        check(unusable, name + ".certificate", store.getCertificate(), PemContent::getCertificates, "no certificate");
        check(
                unusable,
                name + ".private-key",
                store.getPrivateKey(),
                content -> content.getPrivateKey(store.getPrivateKeyPassword()),
                "no private key, or its password is not that of private-key-password");
    }

    /// Reads a part of the content; fails if it is not there.
    private interface Reading {

        @Nullable
        Object in(PemContent content);
    }

    private void check(List<String> unusable, String name, @Nullable String value, Reading reading, String missing) {
        if (value == null || value.isBlank()) {
            return;
        }
        var setting = PREFIX + "." + name;
        if (PemContent.isPresentInText(value)) {
            if (lacks(PemContent.of(value), reading)) {
                unusable.add("The setting %s contains %s.".formatted(setting, missing));
            }
            return;
        }
        var file = files.getResource(value);
        if (!file.exists()) {
            unusable.add("The file of %s does not exist: %s".formatted(setting, place(file)));
        } else if (!file.isReadable()) {
            unusable.add("The file of %s cannot be read by this user: %s".formatted(setting, place(file)));
        } else {
            try (var content = file.getInputStream()) {
                if (lacks(PemContent.load(content), reading)) {
                    unusable.add("The file of %s contains %s: %s".formatted(setting, missing, place(file)));
                }
            } catch (IOException unreadable) {
                unusable.add("The file of %s cannot be read: %s (%s)"
                        .formatted(setting, place(file), unreadable.getClass().getSimpleName()));
            }
        }
    }

    private static boolean lacks(PemContent content, Reading reading) {
        try {
            return reading.in(content) == null;
        } catch (IllegalStateException | IllegalArgumentException _) {
            return true;
        }
    }

    private static String place(Resource file) {
        try {
            return file.isFile() ? file.getFile().getPath() : "the value itself";
        } catch (IOException _) {
            return file.getDescription();
        }
    }

    @Override
    public int getOrder() {
        return Ordered.HIGHEST_PRECEDENCE;
    }
}
