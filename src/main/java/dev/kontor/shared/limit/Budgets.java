package dev.kontor.shared.limit;

import io.github.bucket4j.BucketConfiguration;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Counts calls: in Redis if it is configured and responds, otherwise in this process.
final class Budgets implements AutoCloseable {

    // What processes have fetched and not used is at most this part of a budget each.
    private static final int PARTS_OF_A_BUDGET = 30;
    private static final int MAX_SHARE = 20;

    private final LimitProperties properties;
    private final @Nullable SharedBuckets shared;
    private final LocalBuckets local;
    private final FetchedShares shares;
    private final Map<LimitPolicy, BucketConfiguration> whole = new EnumMap<>(LimitPolicy.class);
    private final Map<LimitPolicy, BucketConfiguration> part = new EnumMap<>(LimitPolicy.class);

    Budgets(LimitProperties properties, @Nullable SharedBuckets shared) {
        this.properties = properties;
        this.shared = shared;
        this.local = new LocalBuckets(properties.maxKeys());
        this.shares = new FetchedShares(properties.maxKeys());
        for (var policy : LimitPolicy.values()) {
            int quota = properties.quota(policy);
            // Where guesses could be spread over processes that cannot see each other's counts, less is granted.
            int parts = properties.replicas() * (shared != null && policy.isGuessing() ? 2 : 1);
            whole.put(policy, configuration(policy, quota));
            part.put(policy, configuration(policy, Math.max(1, quota / parts)));
        }
    }

    private BucketConfiguration configuration(LimitPolicy policy, int quota) {
        return BucketConfiguration.builder()
                .addLimit(limit -> limit.capacity(quota).refillIntervally(quota, properties.window(policy)))
                .build();
    }

    /// Consumes one call from the budget of that key.
    Verdict take(LimitPolicy policy, String key) {
        var name = policy.text() + ":" + key;
        if (shared != null) {
            var verdict = share(shared, policy, name);
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return local.take(name, part.getOrDefault(policy, configuration(policy, 1)));
    }

    /// Consumes a call from the share of this process, or else the next share from the budget of all processes.
    private Optional<Verdict> share(SharedBuckets budget, LimitPolicy policy, String name) {
        var fetched = shares.take(name);
        if (fetched != null) {
            return Optional.of(fetched);
        }
        var configuration = whole.getOrDefault(policy, configuration(policy, 1));
        int calls = policy.isGuessing() ? 1 : Math.clamp(properties.quota(policy) / PARTS_OF_A_BUDGET, 1, MAX_SHARE);
        var next = budget.take(name, configuration, calls);
        if (calls > 1 && next.isPresent()) {
            var verdict = next.get();
            if (verdict.granted()) {
                shares.add(name, calls - 1, verdict);
                return Optional.of(new Verdict(true, verdict.remaining() + calls - 1, verdict.reset()));
            }
            // Less than a share is left.
            return verdict.remaining() > 0 ? budget.take(name, configuration, 1) : next;
        }
        return next;
    }

    /// Returns a consumed call to the budget.
    void refund(LimitPolicy policy, String key) {
        var name = policy.text() + ":" + key;
        if (shared == null || !shared.refund(name, whole.getOrDefault(policy, configuration(policy, 1)))) {
            local.refund(name, part.getOrDefault(policy, configuration(policy, 1)));
        }
    }

    /// The policy's entry in the header `RateLimit-Policy`.
    String header(LimitPolicy policy) {
        return "\"" + policy.text() + "\";q=" + properties.quota(policy) + ";w="
                + properties.window(policy).toSeconds();
    }

    @Override
    public void close() {
        if (shared != null) {
            shared.close();
        }
    }
}
