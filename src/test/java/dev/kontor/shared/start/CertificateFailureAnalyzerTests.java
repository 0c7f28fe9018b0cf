package dev.kontor.shared.start;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.ssl.SslBundles;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Import;

/// A start that fails over a certificate names the setting and the file, and never the key.
@ExtendWith(OutputCaptureExtension.class)
class CertificateFailureAnalyzerTests {

    private static final String CANARY = "cNry7";
    private static final String KEYSTORE = "spring.ssl.bundle.pem.web.keystore.";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "certificate | missing.pem | keystore.certificate does not exist:",
                "certificate | empty.pem   | keystore.certificate contains no certificate:",
                "private-key | missing.pem | keystore.private-key does not exist:",
                "private-key | empty.pem   | keystore.private-key contains no private key",
            })
    void namesTheSettingAndTheFile(String part, String file, String expected, CapturedOutput output)
            throws IOException {
        Files.writeString(folder.resolve("empty.pem"), CANARY);

        start("--" + KEYSTORE + part + "=" + folder.resolve(file));

        assertThat(output)
                .contains("The file of spring.ssl.bundle.pem.web." + expected)
                .contains(folder.resolve(file).toString())
                .doesNotContain(CANARY);
    }

    @Test
    void doesNotPrintAKeyInTheSetting(CapturedOutput output) {
        start("--" + KEYSTORE + "private-key=-----BEGIN PRIVATE KEY-----\n" + CANARY + "\n-----END PRIVATE KEY-----");

        assertThat(output)
                .contains("The setting spring.ssl.bundle.pem.web.keystore.private-key contains no private key")
                .doesNotContain(CANARY);
    }

    @Test
    void leavesOtherFailuresToOthers(CapturedOutput output) {
        start();

        assertThat(output).contains("SSL bundle name 'web' cannot be found").doesNotContain(KEYSTORE);
    }

    private static void start(String... arguments) {
        var application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .properties("spring.datasource.url=jdbc:postgresql://localhost:1/nowhere")
                .properties("kontor.secret.key=q8Zr1mT0yJ6vXc4nBw9kLs2pDf7hGaEu5iOe");
        assertThatThrownBy(() -> application.run(arguments)).isInstanceOf(RuntimeException.class);
    }

    @Configuration(proxyBeanMethods = false)
    @Import(SslAutoConfiguration.class)
    static class Application {

        @Bean
        Object bundle(SslBundles bundles) {
            return bundles.getBundle("web").createSslContext();
        }
    }
}
