package dev.kontor.privacy.retention;

import dev.kontor.audit.AuditLog;
import dev.kontor.identity.Actor;
import dev.kontor.privacy.RetentionPeriodId;
import dev.kontor.privacy.hold.HeldPersons;
import dev.kontor.shared.privacy.RetainedData;
import dev.kontor.shared.privacy.RetentionKind;
import dev.kontor.shared.privacy.RetentionPolicy;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The retention periods of all kinds of personal data.
@Service
@Transactional
class RetentionPeriods {

    private static final int COUNTED = 10_000;

    private final RetentionPeriodRepository periods;
    private final HeldPersons held;
    private final AuditLog audit;
    private final Clock clock;
    private final Map<RetentionKind, RetainedData> data = new EnumMap<>(RetentionKind.class);

    RetentionPeriods(
            RetentionPeriodRepository periods,
            HeldPersons held,
            AuditLog audit,
            Clock clock,
            List<RetainedData> provided) {
        this.periods = periods;
        this.held = held;
        this.audit = audit;
        this.clock = clock;
        for (var each : provided) {
            if (data.put(each.policy().kind(), each) != null) {
                throw new IllegalStateException(each.policy().kind() + " is deleted by two beans");
            }
        }
        if (data.size() != RetentionKind.values().length) {
            throw new IllegalStateException("a kind of personal data has no bean that deletes it: " + data.keySet());
        }
    }

    @Transactional(readOnly = true)
    public List<RetentionPeriodDetails> list() {
        var set = periods.all();
        return data.values().stream()
                .map(RetainedData::policy)
                .map(policy -> RetentionPeriodDetails.of(policy, set.get(policy.kind())))
                .toList();
    }

    @Transactional(readOnly = true)
    public RetentionPeriodDetails get(RetentionKind kind) {
        return RetentionPeriodDetails.of(data(kind).policy(), periods.find(kind).orElse(null));
    }

    /// Sets the period; the next run uses it.
    ///
    /// @throws RejectedException if it is out of the bounds of the kind
    public RetentionPeriodDetails change(
            RetentionKind kind, IfMatch ifMatch, MergePatch<ChangeRetentionPeriod> patch, Actor actor) {
        var policy = data(kind).policy();
        var stored = periods.find(kind).orElse(null);
        var before = RetentionPeriodDetails.of(policy, stored);
        ifMatch.require(before.version());
        var days = patch.applyTo(before).days();
        if (Objects.equals(days, before.days())) {
            return before;
        }
        check(policy, days);
        var set = new SetPeriod(
                stored == null ? RetentionPeriodId.next() : stored.id(),
                kind,
                days,
                before.version() + 1,
                clock.instant(),
                actor.label());
        if (!periods.save(set)) {
            throw new ChangedMeanwhile();
        }
        var after = RetentionPeriodDetails.of(policy, set);
        audit.record("retention_period.changed", set.id(), before, after);
        return after;
    }

    private static void check(RetentionPolicy policy, @Nullable Integer days) {
        if (days != null && days < policy.shortest()) {
            throw RejectedException.at(
                    "/days",
                    "too-short",
                    "%s must be retained for at least %d days. Set a longer period, or `null` to retain it."
                            .formatted(policy.kind(), policy.shortest()));
        }
        if (days != null && days > policy.longest()) {
            throw RejectedException.at(
                    "/days",
                    "too-long",
                    "The longest period of %s is %d days. Set `null` to retain it."
                            .formatted(policy.kind(), policy.longest()));
        }
    }

    /// Counts what a run would delete now.
    @Transactional(readOnly = true)
    public List<RetentionPreview> preview() {
        return list().stream()
                .map(period -> preview(period.kind(), period.days()))
                .toList();
    }

    /// Counts what a run would delete with this period, or with the current one.
    @Transactional(readOnly = true)
    public RetentionPreview preview(RetentionKind kind, PreviewedPeriod tried) {
        var days = tried.days();
        if (days == null) {
            return preview(kind, get(kind).days());
        }
        check(data(kind).policy(), days);
        return preview(kind, days);
    }

    private RetentionPreview preview(RetentionKind kind, @Nullable Integer days) {
        if (days == null) {
            return new RetentionPreview(kind, null, null, 0, false);
        }
        var before = clock.instant().minus(Duration.ofDays(days));
        long due = data(kind).due(held.limit(before), COUNTED + 1);
        return new RetentionPreview(kind, days, before, Math.min(due, COUNTED), due > COUNTED);
    }

    RetainedData data(RetentionKind kind) {
        return Objects.requireNonNull(data.get(kind));
    }
}
