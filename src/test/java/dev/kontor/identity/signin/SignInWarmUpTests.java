package dev.kontor.identity.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.kontor.shared.shop.Shop;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

class SignInWarmUpTests {

    private final SignInWarmUp warmUp = new SignInWarmUp(new Shop(
            URI.create("https://shop.example"),
            List.of(Locale.ENGLISH),
            List.of(Currency.getInstance("EUR")),
            ZoneId.of("UTC")));

    @Test
    void signsInWithoutCredentialsUnderTheNameOfTheShop() throws Exception {
        try (var server = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            var request = CompletableFuture.supplyAsync(() -> answer(server));

            warmUp.signIn(server.getLocalPort());

            assertThat(request.get()).isEqualTo("POST /store/v1/auth/login HTTP/1.1 Host: shop.example");
        }
    }

    @Test
    void aServerThatDoesNotAnswerIsNoFailure() throws IOException {
        int port;
        try (var closed = new ServerSocket(0)) {
            port = closed.getLocalPort();
        }

        assertThatCode(() -> warmUp.signIn(port)).doesNotThrowAnyException();
    }

    private static String answer(ServerSocket server) {
        try (var socket = server.accept();
                var reader =
                        new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))) {
            var lines = reader.readLine() + " " + reader.readLine();
            socket.getOutputStream()
                    .write("HTTP/1.1 400 \r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return lines;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
