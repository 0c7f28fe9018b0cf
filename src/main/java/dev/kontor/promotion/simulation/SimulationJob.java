package dev.kontor.promotion.simulation;

import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobType;
import dev.kontor.promotion.BasketSource;
import dev.kontor.promotion.BasketSource.Place;
import dev.kontor.promotion.PastBasket;
import dev.kontor.promotion.SimulationSource;
import dev.kontor.promotion.usage.ActivePromotion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/// Simulates a promotion with past orders or carts, batch by batch.
@Component
class SimulationJob implements JobType<SimulationJob.Input, SimulationResult> {

    private final ObjectProvider<BasketSource> sources;
    private final OrderTrials orders;
    private final CartTrials carts;

    SimulationJob(ObjectProvider<BasketSource> sources, OrderTrials orders, CartTrials carts) {
        this.sources = sources;
        this.orders = orders;
        this.carts = carts;
    }

    /// @param promotion as it was when the simulation was requested
    /// @param until exclusive
    /// @param most largest number of baskets
    record Input(ActivePromotion promotion, SimulationSource source, Instant from, Instant until, int most) {}

    /// @param share of the baskets that are simulated
    /// @param wanted how many there are about
    /// @param reached the last basket
    record State(
            int share, long wanted, Place reached, TrialLimits.Counts counts, SimulationResult result, boolean over) {}

    @Override
    public String name() {
        return "promotions.simulate";
    }

    @Override
    public SimulationResult run(Input input, JobRun run) {
        var source = sources.stream()
                .filter(each -> each.kind() == input.source())
                .findFirst()
                .orElseThrow();
        if (run.checkpoint(State.class).isEmpty()) {
            run.step(() -> reached(begin(input, source)));
        }
        while (!state(run).over()) {
            run.step(() -> reached(next(input, source, state(run))));
        }
        return state(run).result();
    }

    private static State state(JobRun run) {
        return run.checkpoint(State.class).orElseThrow();
    }

    private static JobRun.Reached reached(State state) {
        long done = state.result().examined();
        return new JobRun.Reached(
                state, new JobProgress(done, state.over() ? done : Math.max(done, state.wanted()), 0, "Simulating"));
    }

    private static State begin(Input input, BasketSource source) {
        long found = source.count(input.from(), input.until());
        int share = found <= input.most()
                ? BasketSource.ALL
                : (int) Math.ceilDiv((long) BasketSource.ALL * input.most(), found);
        return new State(
                share,
                Math.min(found, input.most()),
                Place.before(input.from()),
                TrialLimits.Counts.NONE,
                new SimulationResult(
                        input.promotion().id(),
                        input.promotion().version(),
                        input.source(),
                        input.from(),
                        input.until(),
                        found,
                        0,
                        0,
                        List.of(),
                        Map.of()),
                found == 0);
    }

    private State next(Input input, BasketSource source, State state) {
        int most = (int) Math.min(source.batch(), input.most() - state.result().examined());
        var baskets = source.next(new BasketSource.Query(
                input.from(),
                input.until(),
                state.reached(),
                state.share(),
                most,
                input.promotion().terms().needsHistory()));
        var limits = new TrialLimits(input.promotion(), state.counts());
        var result = state.result().plus(outcomes(input, baskets, limits));
        return new State(
                state.share(),
                state.wanted(),
                baskets.isEmpty() ? state.reached() : baskets.getLast().place(),
                limits.counts(),
                result,
                baskets.isEmpty() || result.examined() >= input.most());
    }

    private List<Outcome> outcomes(Input input, List<PastBasket> baskets, TrialLimits limits) {
        return switch (input.source()) {
            case ORDERS -> orders.run(input.promotion(), baskets, limits);
            case CARTS -> carts.run(input.promotion(), baskets);
        };
    }
}
