package dev.kontor.shared.limit;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Calls that this process has consumed from a shared budget ahead, so that most calls need no Redis. A share ends with
/// the window of its budget: unused calls are lost then, never granted in the next window.
final class FetchedShares {

    // No window is longer; an unused share is forgotten earlier if there are too many callers.
    private static final Duration MAX_AGE = Duration.ofDays(1);

    private final Cache<String, Share> shares;

    FetchedShares(int maxKeys) {
        this.shares = Caffeine.newBuilder()
                .maximumSize(maxKeys)
                .expireAfterWrite(MAX_AGE)
                .build();
    }

    private static final class Share {

        private long left;
        private long sharedLeft;
        private long endNanos;

        synchronized @Nullable Verdict take(long now) {
            if (left == 0 || endNanos - now <= 0) {
                left = 0;
                return null;
            }
            left--;
            return new Verdict(true, sharedLeft + left, Duration.ofNanos(endNanos - now));
        }

        synchronized void add(long calls, Verdict fetched, long now) {
            left = endNanos - now > 0 ? left + calls : calls;
            sharedLeft = fetched.remaining();
            endNanos = now + fetched.reset().toNanos();
        }
    }

    /// Consumes a call that was fetched before; null if there is none.
    @Nullable
    Verdict take(String key) {
        var share = shares.getIfPresent(key);
        return share == null ? null : share.take(System.nanoTime());
    }

    /// Adds calls that were consumed from the shared budget.
    ///
    /// @param fetched the decision about them
    void add(String key, long calls, Verdict fetched) {
        shares.get(key, _ -> new Share()).add(calls, fetched, System.nanoTime());
    }
}
