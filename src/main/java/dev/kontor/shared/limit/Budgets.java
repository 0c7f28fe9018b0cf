package dev.kontor.shared.limit;

import io.github.bucket4j.BucketConfiguration;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Counts calls: in Redis if it is configured and responds, otherwise in this process.
final class Budgets implements AutoCloseable {

    private final LimitProperties properties;
    private final @Nullable SharedBuckets shared;
    private final LocalBuckets local;
    private final Map<LimitPolicy, BucketConfiguration> whole = new EnumMap<>(LimitPolicy.class);
    private final Map<LimitPolicy, BucketConfiguration> part = new EnumMap<>(LimitPolicy.class);

    Budgets(LimitProperties properties, @Nullable SharedBuckets shared) {
        this.properties = properties;
        this.shared = shared;
        this.local = new LocalBuckets(properties.maxKeys());
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
            var verdict = shared.take(name, whole.getOrDefault(policy, configuration(policy, 1)));
            if (verdict.isPresent()) {
                return verdict.get();
            }
        }
        return local.take(name, part.getOrDefault(policy, configuration(policy, 1)));
    }

    /// Returns a consumed call to the budget.
    void refund(LimitPolicy policy, String key) {
        var name = policy.text() + ":" + key;
        if (shared == null || !shared.refund(name, whole.getOrDefault(policy, configuration(policy, 1)))) {
            local.refund(name, part.getOrDefault(policy, configuration(policy, 1)));
        }
    }

    long localKeys() {
        return local.size();
    }

    /// The policy's entry in the header `RateLimit-Policy`.
    String header(LimitPolicy policy) {
        return "\"%s\";q=%d;w=%d"
                .formatted(
                        policy.text(),
                        properties.quota(policy),
                        properties.window(policy).toSeconds());
    }

    @Override
    public void close() {
        if (shared != null) {
            shared.close();
        }
    }
}
