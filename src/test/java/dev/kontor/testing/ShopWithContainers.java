package dev.kontor.testing;

import dev.kontor.KontorApplication;
import java.util.Arrays;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;

/// The demo shop over a PostgreSQL and a Redis in containers: `./mvnw -Pcontainers spring-boot:test-run`.
public final class ShopWithContainers {

    private ShopWithContainers() {}

    public static void main(String[] arguments) {
        SpringApplication.from(KontorApplication::main)
                .run(
                        isRestart(arguments)
                                ? arguments
                                : Stream.concat(settings(), Arrays.stream(arguments))
                                        .toArray(String[]::new));
    }

    /// The developer tools call `main` again with all settings.
    private static boolean isRestart(String... arguments) {
        return Arrays.stream(arguments).anyMatch(argument -> argument.startsWith("--spring.datasource.url="));
    }

    /// Given as settings, because the shop checks them before it creates a bean that could be a service connection.
    private static Stream<String> settings() {
        return Stream.of(
                "--spring.profiles.active=demo",
                "--spring.datasource.url=" + TestContainers.postgres(),
                "--kontor.redis.url=" + TestContainers.redis(),
                "--kontor.secret.key=demo-only-secret-of-a-shop-that-ends-with-its-containers",
                "--kontor.media.folder=target/test-run/media",
                "--server.address=127.0.0.1");
    }
}
