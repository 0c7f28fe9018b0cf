package dev.kontor.testing;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Optional;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/// The data folder of a test server that survives the run, so that the next run needs neither `initdb` nor migrations:
/// the profile `quick` names it in `kontor.test.database-folder`. One run at a time uses it; a second one
/// gets a server of its own.
final class WarmPostgres {

    private final Path folder;

    private WarmPostgres(Path folder, FileLock lock) {
        this.folder = folder;
        // The operating system releases the lock when this process ends, however it ends.
        Runtime.getRuntime().addShutdownHook(new Thread(() -> closeQuietly(lock)));
    }

    /// Empty if no folder is configured or another run uses it.
    static Optional<WarmPostgres> claim() {
        var configured = System.getProperty("kontor.test.database-folder", "");
        if (configured.isBlank()) {
            return Optional.empty();
        }
        try {
            var folder = Files.createDirectories(Path.of(configured));
            var lock = FileChannel.open(folder.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE)
                    .tryLock();
            return Optional.ofNullable(lock).map(claimed -> new WarmPostgres(folder, claimed));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    EmbeddedPostgres.Builder configure(EmbeddedPostgres.Builder builder) throws IOException {
        stopServerOfKilledRun();
        return builder.setOverrideWorkingDirectory(folder.resolve("server").toFile())
                .setDataDirectory(folder.resolve("data"))
                .setCleanDataDirectory(false);
    }

    /// The name of a template that is valid for exactly the migrations on the class path.
    static String templateName() {
        try {
            var digest = MessageDigest.getInstance("SHA-256");
            var migrations = new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/**/*.sql");
            Arrays.sort(migrations, Comparator.comparing(Resource::getFilename));
            for (var migration : migrations) {
                digest.update(migration.getContentAsByteArray());
            }
            return "kontor_template_" + HexFormat.of().formatHex(digest.digest(), 0, 8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private void stopServerOfKilledRun() throws IOException {
        var pidFile = folder.resolve("data/postmaster.pid");
        if (!Files.exists(pidFile)) {
            return;
        }
        var pid = Long.parseLong(Files.readAllLines(pidFile).getFirst().strip());
        ProcessHandle.of(pid)
                .filter(process -> process.info().command().orElse("").contains("postgres"))
                .ifPresent(process -> {
                    process.destroyForcibly();
                    process.onExit().join();
                });
        Files.deleteIfExists(pidFile);
    }

    private static void closeQuietly(FileLock lock) {
        try {
            lock.acquiredBy().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
