package dev.kontor.search.index;

import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobType;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/// Rebuilds the index alongside the active one: language by language, some hundred products per transaction.
/// Concurrent changes are written to both.
@Component
class RebuildJob implements JobType<RebuildJob.Input, RebuildJob.Result> {

    private static final UUID START = new UUID(0, 0);

    /// A position after all products: the current language is filled, and its words are counted.
    private static final UUID SETTLED = new UUID(-1, -1);

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
    record Position(List<String> done, UUID reached, long products, long total, boolean over) {

        Position withTotal(long all) {
            return new Position(done, reached, products, all, over);
        }

        Position reached(UUID product, int more) {
            return new Position(done, product, products + more, total, over);
        }

        Position done(String locale) {
            return new Position(Stream.concat(done.stream(), Stream.of(locale)).toList(), START, products, total, over);
        }
    }

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
        // Completing a language reads all its documents.
        jdbc.sql("set local statement_timeout = '14s'").update();
        var wanted = index.requiredLocales(input.all()).stream()
                .filter(locale -> !at.done().contains(locale))
                .toList();
        if (wanted.isEmpty()) {
            return new Position(at.done(), START, at.products(), at.products(), true);
        }
        long total = at.total() == 0 ? sources.published() * wanted.size() : at.total();
        return step(wanted.getFirst(), run.id(), at.withTotal(total));
    }

    /// Adds the next products. If none are left, counts the words, and then switches the language to the new index.
    private Position step(String locale, JobId job, Position at) {
        var known = index.building(locale, job);
        var slot = known.orElseGet(() -> index.begin(locale, job));
        var reached = known.isPresent() ? at.reached() : START;
        if (reached.equals(SETTLED)) {
            return index.activate(slot, job) ? at.done(locale) : at;
        }
        var products = sources.publishedAfter(reached, IndexConsumer.STEP);
        if (products.isEmpty()) {
            index.settle(slot);
            return at.reached(SETTLED, 0);
        }
        return index.fill(slot, job, products) ? at.reached(products.getLast(), products.size()) : at;
    }
}
