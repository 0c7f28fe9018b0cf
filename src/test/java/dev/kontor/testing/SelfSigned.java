package dev.kontor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import javax.net.ssl.SSLContext;
import org.springframework.boot.ssl.SslBundle;
import org.springframework.boot.ssl.SslStoreBundle;

/// A server's certificate that only those trust who know it.
///
/// @param store with the key and the certificate
public record SelfSigned(KeyStore store) {

    private static final String PASSWORD = "password";

    /// Generates a key with a certificate for the host.
    public static SelfSigned of(String host) {
        try {
            var folder = Files.createTempDirectory("kontor-certificate");
            var file = folder.resolve("server.p12");
            var keytool = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "keytool")
                                    .toString(),
                            "-J-XX:TieredStopAtLevel=1",
                            "-genkeypair",
                            "-alias",
                            "server",
                            "-keyalg",
                            "EC",
                            "-dname",
                            "CN=" + host,
                            "-ext",
                            "SAN=dns:" + host,
                            "-validity",
                            "3650",
                            "-storetype",
                            "PKCS12",
                            "-keystore",
                            file.toString(),
                            "-storepass",
                            PASSWORD)
                    .redirectErrorStream(true)
                    .start();
            var output = new String(keytool.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (keytool.waitFor() != 0) {
                throw new AssertionError(output);
            }
            var store = KeyStore.getInstance("PKCS12");
            try (var content = Files.newInputStream(file)) {
                store.load(content, PASSWORD.toCharArray());
            }
            Files.delete(file);
            Files.delete(folder);
            return new SelfSigned(store);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException | InterruptedException e) {
            throw new AssertionError(e);
        }
    }

    /// What the server uses.
    public SSLContext server() {
        return SslBundle.of(SslStoreBundle.of(store, PASSWORD, null)).createSslContext();
    }

    /// What trusts this server and no other.
    public SslBundle trusting() {
        try {
            var trusted = KeyStore.getInstance("PKCS12");
            trusted.load(null, null);
            trusted.setCertificateEntry("server", store.getCertificate("server"));
            return SslBundle.of(SslStoreBundle.of(null, null, trusted));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        }
    }
}
