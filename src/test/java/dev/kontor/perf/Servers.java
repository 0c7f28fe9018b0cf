package dev.kontor.perf;

import dev.kontor.testing.JavaProcess;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;

/// The processes that a benchmark needs, each in a JVM of its own, all ended with it.
final class Servers implements AutoCloseable {

    static final int KONTOR_PORT = 18_080;
    static final int BARE_PORT = 18_081;
    static final String SECRET = "a secret for measurements that is long enough";
    // More options of the JVM that is measured, such as for a flight recording.
    private static final List<String> JVM_OPTIONS =
            List.of(System.getProperty("kontor.perf.jvm", "").strip().split("\\s+", -1)).stream()
                    .filter(option -> !option.isEmpty())
                    .toList();

    // A folder with an extracted kontor.jar and its AOT cache, which then runs as it does in the image.
    private static final String IMAGE = System.getProperty("kontor.perf.image", "");
    private static final List<String> IMAGE_OPTIONS =
            List.of("-XX:MaxMetaspaceSize=192m", "-XX:ReservedCodeCacheSize=96m");

    // Where the database is, such as a disk with enough space; without it, the folder for temporary files.
    private static final String DATA_FOLDER = System.getProperty("kontor.perf.data-folder", "");

    // The collector of the image: G1 marks the heap again and again when half of it is in use.
    private static final String COLLECTOR = "-XX:+UseSerialGC";

    // Nothing that is filled has to survive a crash.
    private static final Map<String, String> WHILE_FILLING = Map.of(
            "fsync", "off",
            "full_page_writes", "off",
            "wal_level", "minimal",
            "max_wal_senders", "0",
            "checkpoint_timeout", "1h",
            "max_wal_size", "16GB",
            "shared_buffers", "4GB");
    private static final Map<String, String> MEASURED =
            Map.of("shared_preload_libraries", "pg_stat_statements", "pg_stat_statements.track_planning", "on");
    private static final Duration MAX_START = Duration.ofMinutes(10);

    private final int kontorPort;
    private EmbeddedPostgres postgres;
    private final List<Process> processes = new ArrayList<>();
    private final Path work = Files.createTempDirectory("kontor-perf");

    private final Path data = DATA_FOLDER.isEmpty() ? work.resolve("postgres") : Path.of(DATA_FOLDER);

    Servers() throws IOException {
        this(KONTOR_PORT);
    }

    /// @param kontorPort where the server responds
    Servers(int kontorPort) throws IOException {
        this.kontorPort = kontorPort;
        postgres = start(MEASURED);
    }

    private EmbeddedPostgres start(Map<String, String> settings) throws IOException {
        var builder =
                postgres().setDataDirectory(data).setCleanDataDirectory(false).setPGStartupWait(MAX_START);
        settings.forEach(builder::setServerConfig);
        if (!DATA_FOLDER.isEmpty()) {
            // A file system that compresses does not do so in files whose space was reserved.
            builder.setServerConfig("file_extend_method", "write_zeros");
        }
        return builder.start();
    }

    interface Filling {
        void run() throws Exception;
    }

    /// Restarts the server for the filling and afterwards.
    void fill(Filling filling) throws Exception {
        postgres.close();
        postgres = start(WHILE_FILLING);
        try {
            filling.run();
        } finally {
            postgres.close();
            postgres = start(MEASURED);
        }
    }

    /// A server as it is measured.
    static EmbeddedPostgres.Builder postgres() {
        return EmbeddedPostgres.builder()
                .setLocaleConfig("locale-provider", "builtin")
                .setLocaleConfig("builtin-locale", "C.UTF-8")
                .setLocaleConfig("lc-collate", "C")
                .setLocaleConfig("lc-ctype", "C")
                .setServerConfig("fsync", "on")
                .setServerConfig("synchronous_commit", "on")
                .setServerConfig("full_page_writes", "on")
                .setServerConfig("shared_buffers", "512MB")
                .setServerConfig("max_wal_size", "4GB")
                .setServerConfig("max_connections", "100")
                .setOutputRedirector(ProcessBuilder.Redirect.DISCARD)
                .setErrorRedirector(ProcessBuilder.Redirect.DISCARD);
    }

    int port() {
        return postgres.getPort();
    }

    Path work() {
        return work;
    }

    String url(String database) {
        return "jdbc:postgresql://127.0.0.1:%d/%s?user=postgres".formatted(postgres.getPort(), database);
    }

    /// What PostgreSQL spent its time on since it started, planning and running apart.
    List<String> statements() throws SQLException {
        var lines = new ArrayList<String>();
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create extension if not exists pg_stat_statements");
            try (var rows = statement.executeQuery("""
                    select round(total_plan_time) || ' ms planning, ' || round(total_exec_time) || ' ms running, '
                        || calls || ' calls: ' || left(regexp_replace(query, '\\s+', ' ', 'g'), 200)
                    from pg_stat_statements order by total_plan_time + total_exec_time desc limit 30
                    """)) {
                while (rows.next()) {
                    lines.add(rows.getString(1));
                }
            }
        }
        return lines;
    }

    /// The postmaster and all that it has started; those that have ended count no more.
    Stream<ProcessHandle> postgresProcesses() throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement();
                var backend = statement.executeQuery("select pg_backend_pid()")) {
            backend.next();
            var postmaster = ProcessHandle.of(backend.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
            return Stream.concat(Stream.of(postmaster), postmaster.descendants());
        }
    }

    void createDatabase(String name, String template) throws SQLException {
        try (var connection = DriverManager.getConnection(url("postgres"));
                var statement = connection.createStatement()) {
            statement.execute("create database " + name + " template " + template);
        }
    }

    /// Settings of the application that both the measured process and the recorded one run with.
    List<String> settings(String database, int products) {
        return List.of(
                "--server.port=" + kontorPort,
                "--server.address=127.0.0.1",
                "--spring.profiles.active=demo",
                "--spring.datasource.url=" + url(database),
                "--kontor.secret.key=" + SECRET,
                "--kontor.demo.products=" + products,
                "--kontor.demo.orders=false",
                "--kontor.demo.pictures=false",
                // All load comes from one address; only the sign-in keeps its limits.
                "--kontor.limits.policies.store.quota=100000000",
                "--kontor.limits.policies.cart.quota=100000000",
                "--kontor.limits.policies.search.quota=100000000",
                "--kontor.limits.policies.checkout.quota=100000000",
                "--logging.level.root=WARN");
    }

    /// @param more settings besides, each as `--name=value`
    Process startKontor(String database, int products, String... more) throws IOException, InterruptedException {
        return startKontorWith("512m", database, products, more);
    }

    /// @param heap the most that it may have
    Process startKontorWith(String heap, String database, int products, String... more)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(JVM_OPTIONS);
        command.addAll(List.of(COLLECTOR, "-XX:+ExitOnOutOfMemoryError", "-Xlog:gc:file=target/perf-gc.log"));
        if (IMAGE.isEmpty()) {
            command.addAll(List.of("-Xmx" + heap, "-cp", JavaProcess.mainClassPath(), "dev.kontor.KontorApplication"));
        } else {
            command.addAll(IMAGE_OPTIONS);
            command.addAll(List.of("-Xmx256m", "-XX:AOTCache=" + IMAGE + "/kontor.aot", "-jar", IMAGE + "/kontor.jar"));
        }
        return startKontor("kontor", command, database, products, more);
    }

    /// @param name of its log in `target`
    /// @param program options of the JVM and what it runs
    Process startKontor(String name, List<String> program, String database, int products, String... more)
            throws IOException, InterruptedException {
        var command = new ArrayList<>(program);
        command.addAll(settings(database, products));
        command.addAll(List.of(more));
        var process = java(name, command);
        JavaProcess.awaitReady(process, kontorPort, "/readyz");
        return process;
    }

    Process startBare() throws IOException, InterruptedException {
        var command = new ArrayList<>(List.of(
                "-Xmx512m",
                "-cp",
                System.getProperty("java.class.path"),
                BareServer.class.getName(),
                String.valueOf(BARE_PORT),
                work.toString()));
        var process = java("bare", command);
        JavaProcess.awaitReady(process, BARE_PORT, "/0");
        return process;
    }

    void stop(Process process) {
        JavaProcess.stop(process);
    }

    private Process java(String name, List<String> arguments) throws IOException {
        var log = Path.of("target", "perf-" + name + ".log");
        Files.deleteIfExists(log);
        var process = JavaProcess.start(log, arguments);
        processes.add(process);
        return process;
    }

    @Override
    public void close() throws IOException {
        for (var process : processes) {
            stop(process);
        }
        postgres.close();
        FileSystemUtils.deleteRecursively(data);
    }
}
