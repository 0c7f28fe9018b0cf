package dev.kontor.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.testcontainers.containers.ContainerFetchException;
import org.testcontainers.containers.GenericContainer;
import org.testcontainers.containers.wait.strategy.Wait;
import org.testcontainers.utility.DockerImageName;
import org.yaml.snakeyaml.Yaml;

/// PostgreSQL, Redis and OpenSearch in containers of the images that `docker-compose.yml` names. The profile
/// `containers` makes the tests use them; without it they need no Docker engine.
public final class TestContainers {

    public static final String PASSWORD = "test";

    private static final boolean ACTIVE = Boolean.getBoolean("kontor.test.containers");
    private static final int POSTGRES = 5432;
    private static final int REDIS = 6379;
    private static final int OPEN_SEARCH = 9200;

    private TestContainers() {}

    static boolean areActive() {
        return ACTIVE;
    }

    /// Without waiting for the disk, like the embedded server of the tests.
    ///
    /// @return the JDBC URL of its database `postgres`
    public static String postgres() {
        var container = container("postgres")
                .withEnv("POSTGRES_PASSWORD", PASSWORD)
                .withEnv("POSTGRES_INITDB_ARGS", "--locale-provider=builtin --builtin-locale=C.UTF-8")
                .withCommand(
                        "postgres",
                        "-c",
                        "fsync=off",
                        "-c",
                        "synchronous_commit=off",
                        "-c",
                        "full_page_writes=off",
                        "-c",
                        "max_connections=200",
                        "-c",
                        "timezone=UTC")
                .withExposedPorts(POSTGRES)
                .waitingFor(Wait.forListeningPort());
        container.start();
        return "jdbc:postgresql://%s:%d/postgres?user=postgres&password=%s"
                .formatted(container.getHost(), container.getMappedPort(POSTGRES), PASSWORD);
    }

    /// Not started yet.
    ///
    /// @param port of this machine; the same after each start
    static GenericContainer<?> redis(int port) {
        var container = container("redis")
                .withCommand("redis-server", "--save", "", "--appendonly", "no")
                .withExposedPorts(REDIS)
                .waitingFor(Wait.forListeningPort());
        container.setPortBindings(List.of(port + ":" + REDIS));
        return container;
    }

    /// @return the URL of a Redis
    public static String redis() {
        var container = container("redis").withExposedPorts(REDIS).waitingFor(Wait.forListeningPort());
        container.start();
        return "redis://%s:%d".formatted(container.getHost(), container.getMappedPort(REDIS));
    }

    /// @return its port; empty if the engine cannot get the image
    static Optional<Integer> openSearch() {
        var container = container("opensearch");
        for (var variable : variables("opensearch").entrySet()) {
            container.withEnv(String.valueOf(variable.getKey()), String.valueOf(variable.getValue()));
        }
        try {
            container
                    .withExposedPorts(OPEN_SEARCH)
                    .waitingFor(Wait.forHttp("/_cluster/health").forPort(OPEN_SEARCH))
                    .start();
            return Optional.of(container.getMappedPort(OPEN_SEARCH));
        } catch (ContainerFetchException failure) {
            System.err.println("OpenSearch runs in a process instead of a container: " + failure.getMessage());
            return Optional.empty();
        }
    }

    /// Testcontainers removes it when this JVM ends.
    @SuppressWarnings("resource")
    private static GenericContainer<?> container(String service) {
        return new GenericContainer<>(
                DockerImageName.parse((String) service(service).get("image")));
    }

    private static Map<?, ?> variables(String service) {
        return (Map<?, ?>) Objects.requireNonNull(service(service).get("environment"));
    }

    private static Map<?, ?> service(String name) {
        try {
            Map<String, Map<String, Map<?, ?>>> compose =
                    new Yaml().load(Files.readString(Path.of("docker-compose.yml")));
            return Objects.requireNonNull(
                    Objects.requireNonNull(compose.get("services")).get(name), name);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
