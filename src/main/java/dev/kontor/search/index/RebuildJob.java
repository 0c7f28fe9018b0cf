package dev.kontor.search.index;

import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobType;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rebuilds the index beside the one in service: language by language, some hundred products per transaction.
/// Concurrent changes are written to both.
@Component
class RebuildJob implements JobType<RebuildJob.Input, RebuildJob.Result> {

    private static final UUID START = new UUID(0, 0);

    private final RebuildRepository rebuilds;
    private final IndexService index;
    private final SourceQueries sources;
    private final JdbcClient jdbc;

    RebuildJob(RebuildRepository rebuilds, IndexService index, SourceQueries sources, JdbcClient jdbc) {
        this.rebuilds = rebuilds;
        this.index = index;
        this.sources = sources;
        this.jdbc = jdbc;
    }

    /// @param all whether to rebuild languages with a complete index too
    record Input(boolean all) {}

    /// @param locales the rebuilt languages
    /// @param products the number of written documents, over all languages
    record Result(List<String> locales, long products) {}

    /// @param done completed languages
    /// @param reached the last product of the current language
    record Position(List<String> done, UUID reached, long products, long total, boolean over) {}

    @Override
    public String name() {
        return "search.rebuild";
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Result run(Input input, JobRun run) {
        while (!position(run).over()) {
            run.step(() -> {
                var next = step(input, run, position(run));
                return new JobRun.Reached(
                        next, new JobProgress(next.products(), Math.max(next.products(), next.total()), 0, "Indexing"));
            });
        }
        return new Result(position(run).done(), position(run).products());
    }

    private static Position position(JobRun run) {
        return run.checkpoint(Position.class).orElse(new Position(List.of(), START, 0, 0, false));
    }

    private Position step(Input input, JobRun run, Position at) {
        if (!rebuilds.latest().filter(run.id()::equals).isPresent()) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, "A later rebuild of the index has replaced this one.");
        }
        // Completing a language recounts all its words.
        jdbc.sql("set local statement_timeout = '14s'").update();
        var wanted = index.requiredLocales(input.all()).stream()
                .filter(locale -> !at.done().contains(locale))
                .toList();
        if (wanted.isEmpty()) {
            return new Position(at.done(), START, at.products(), at.products(), true);
        }
        var building = index.building(wanted.getFirst(), run.id());
        var reached = building.fresh() ? START : at.reached();
        long total = at.total() == 0 ? sources.published() * wanted.size() : at.total();
        var products = sources.publishedAfter(reached, IndexConsumer.STEP);
        if (products.isEmpty()) {
            index.finish(building.slot());
            var done = new ArrayList<>(at.done());
            done.add(wanted.getFirst());
            return new Position(done, START, at.products(), total, false);
        }
        index.fill(building.slot(), products);
        return new Position(at.done(), products.getLast(), at.products() + products.size(), total, false);
    }
}
