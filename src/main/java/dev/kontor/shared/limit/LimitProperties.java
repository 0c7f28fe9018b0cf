package dev.kontor.shared.limit;

import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import java.util.Map;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Rate limits.
///
/// @param replicas how many processes serve the shop; without Redis each grants its part of a budget
/// @param maxKeys how many callers this process counts at most; the least active are forgotten first
/// @param redisUrl Redis that counts for all processes; `kontor.redis.url` unless set. Preferably a separate
///     one, so that a full cache cannot evict the counters
/// @param redisTimeout how long to wait for Redis before this process counts alone
/// @param policies budgets that differ from the default, by name of the policy
@Validated
@ConfigurationProperties("kontor.limits")
record LimitProperties(
        @DefaultValue("1") @Min(1) @Max(1_000) int replicas,
        @DefaultValue("50000") @Min(1_000) @Max(10_000_000) int maxKeys,
        @Nullable String redisUrl,

        @DefaultValue("75ms") @NotNull @DurationMin(millis = 10) @DurationMax(millis = 1000)
        Duration redisTimeout,

        @DefaultValue @NotNull Map<LimitPolicy, @Valid Budget> policies) {

    /// A number of calls per period.
    ///
    /// @param quota how many calls
    /// @param window length of the period
    record Budget(
            @Min(1) @Max(1_000_000_000) @Nullable Integer quota,

            @DurationMin(seconds = 1) @DurationMax(days = 1) @Nullable
            Duration window) {}

    int quota(LimitPolicy policy) {
        var budget = policies.get(policy);
        return budget == null || budget.quota() == null ? policy.quota() : budget.quota();
    }

    Duration window(LimitPolicy policy) {
        var budget = policies.get(policy);
        return budget == null || budget.window() == null ? policy.window() : budget.window();
    }
}
