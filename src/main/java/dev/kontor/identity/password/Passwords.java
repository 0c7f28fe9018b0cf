package dev.kontor.identity.password;

import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.UnavailableException;
import java.text.Normalizer;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.DisposableBean;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Hashes and checks passwords with Argon2id. Each check needs 19 MiB and a core, so only a few run
/// concurrently, some wait, and the rest are rejected. An admitted caller has a [Place], which also bounds the
/// rest of a check, such as reading the account.
@Component
public class Passwords implements DisposableBean {

    public static final int MAX_LENGTH = 128;

    static final Message CROWDED = Message.of("unavailable.sign-ins");

    private static final int MAX_WAITERS_PER_PERMIT = 10;
    private static final int A_FEW = 4;
    private static final int HASHES_UNTIL_COMPILED = 4;
    private static final Duration MAX_WAIT = Duration.ofMillis(500);

    private final Argon2Hashes hashes;
    private final String nobodysHash;
    // One more than hash concurrently, for those that read or write meanwhile.
    private final Semaphore places = new Semaphore(permits() + 1, true);
    // Not on the requests' virtual threads: these are not time-sliced, so a few hashes would stop all reads.
    private final ExecutorService workers = Executors.newFixedThreadPool(
            permits(), Thread.ofPlatform().name("password-", 1).daemon().factory());

    /// @param cost present only in tests of something else, which sign in too often for the work of production
    Passwords(Optional<Argon2Cost> cost) {
        this.hashes = new Argon2Hashes(cost.orElse(Argon2Cost.CURRENT), permits());
        this.nobodysHash = hashes.ofNobody();
    }

    /// The first hashes of a process take ten times as long, until they are compiled: a flood of sign-ins after a start
    /// would wait for them.
    @EventListener(ApplicationReadyEvent.class)
    void compile() {
        for (int hash = 0; hash < HASHES_UNTIL_COMPILED; hash++) {
            var _ = workers.submit(() -> hashes.matches("", nobodysHash));
        }
    }

    /// The hash to store, as a PHC string.
    ///
    /// @throws UnavailableException `overloaded` while too many passwords are being hashed
    public String hash(String password) {
        try (var place = enter()) {
            return place.hash(password);
        }
    }

    /// Whether the password matches the hash. Takes as long without a hash, so that timing reveals nothing.
    ///
    /// @throws UnavailableException `overloaded` while too many passwords are being hashed
    public boolean matches(String password, @Nullable String hash) {
        if (password.length() > MAX_LENGTH) {
            return false;
        }
        try (var place = enter()) {
            return place.matches(password, hash);
        }
    }

    /// Admits a caller who will hash or check a password, after a short wait if necessary. Admitted callers are
    /// not rejected later.
    ///
    /// @throws UnavailableException `overloaded` while too many passwords are being hashed
    public Place enter() {
        if (!hasRoom() || !acquired()) {
            throw overloaded();
        }
        return new Place();
    }

    /// Whether a new caller could at least wait.
    public boolean hasRoom() {
        return places.getQueueLength() < mostWaiting();
    }

    /// Permission to hash and check passwords, one after the other, until it is closed.
    public final class Place implements AutoCloseable {

        private Place() {}

        /// The hash to store, as a PHC string.
        public String hash(String password) {
            requireValid(password);
            return worked(() -> hashes.encode(normalized(password)));
        }

        /// Whether the password matches the hash. Takes as long without a hash.
        public boolean matches(String password, @Nullable String hash) {
            if (password.length() > MAX_LENGTH) {
                return false;
            }
            boolean matches = worked(() -> hashes.matches(normalized(password), hash == null ? nobodysHash : hash));
            return matches && hash != null;
        }

        @Override
        public void close() {
            places.release();
        }
    }

    /// Whether the hash was created with weaker parameters than the current ones.
    public boolean isOutdated(String hash) {
        return hashes.isOutdated(hash);
    }

    private static void requireValid(String password) {
        if (password.length() > MAX_LENGTH) {
            throw new IllegalArgumentException("password too long");
        }
    }

    /// Different keyboards may encode the same letter differently (NIST SP 800-63B, 3.1.1.2).
    private static String normalized(String password) {
        return Normalizer.normalize(password, Normalizer.Form.NFC);
    }

    private <T> T worked(Callable<T> work) {
        try {
            return workers.submit(work).get();
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            throw overloaded();
        } catch (ExecutionException failure) {
            throw new IllegalStateException("a password could not be hashed", failure.getCause());
        }
    }

    private static UnavailableException overloaded() {
        return new UnavailableException(ProblemCode.OVERLOADED, CROWDED);
    }

    @Override
    public void destroy() {
        workers.shutdownNow();
    }

    private boolean acquired() {
        try {
            return places.tryAcquire(MAX_WAIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /// The number of sign-ins that may be in progress: those with a slot, those waiting for one, and a few before
    /// and after.
    static int maxInProgress() {
        return permits() + 1 + mostWaiting() + A_FEW;
    }

    /// The number of callers that are served within the longest wait: a hash takes about 35 ms.
    private static int mostWaiting() {
        return permits() * MAX_WAITERS_PER_PERMIT;
    }

    /// One core is left for other work, and hashing uses at most a tenth of the heap.
    private static int permits() {
        long byHeap = Runtime.getRuntime().maxMemory() / 10 / (Argon2Cost.CURRENT.memoryKib() * 1024L);
        return (int) Math.max(1, Math.min(Runtime.getRuntime().availableProcessors() - 1L, byHeap));
    }
}
