package dev.kontor.promotion.simulation;

import dev.kontor.audit.AuditLog;
import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.Jobs;
import dev.kontor.promotion.PromotionId;
import dev.kontor.promotion.usage.KnownPromotions;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.RejectedException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Simulates promotions on behalf of staff.
@Service
@Transactional
class Simulations {

    private static final Duration PERIOD = Duration.ofDays(30);
    private static final Duration MAX_PERIOD = Duration.ofDays(366);

    private final KnownPromotions promotions;
    private final CartSimulation carts;
    private final SimulationJob type;
    private final Jobs jobs;
    private final AuditLog audit;
    private final Clock clock;

    Simulations(
            KnownPromotions promotions,
            CartSimulation carts,
            SimulationJob type,
            Jobs jobs,
            AuditLog audit,
            Clock clock) {
        this.promotions = promotions;
        this.carts = carts;
        this.type = type;
        this.jobs = jobs;
        this.audit = audit;
        this.clock = clock;
    }

    @Transactional(readOnly = true)
    public SimulatedCart of(SimulateCart request) {
        return carts.of(request);
    }

    public JobDetails start(PromotionId id, SimulatePromotion request) {
        var promotion = promotions.find(List.of(id)).stream()
                .findFirst()
                .orElseThrow(() -> NotFoundException.of("promotion", id));
        var until = Objects.requireNonNullElseGet(request.until(), clock::instant);
        var from = Objects.requireNonNullElseGet(request.from(), () -> until.minus(PERIOD));
        if (!from.isBefore(until)) {
            throw RejectedException.at("/from", "too-large", "Must be before `until`.");
        }
        if (from.isBefore(until.minus(MAX_PERIOD))) {
            throw RejectedException.at("/from", "too-small", "The period can have at most 366 days.");
        }
        var input = new SimulationJob.Input(
                promotion.asTrial(),
                request.source(),
                from,
                until,
                Objects.requireNonNullElse(request.most(), SimulatePromotion.MAX));
        var job = jobs.start(type, input, JobPriority.LOW, null);
        audit.record("job.created", job, null, Map.of("type", type.name(), "promotion", id.text()));
        return Objects.requireNonNull(jobs.find(List.of(job)).get(job));
    }
}
