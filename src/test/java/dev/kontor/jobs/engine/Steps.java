package dev.kontor.jobs.engine;

import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobType;
import dev.kontor.testing.TestDatabase;
import java.util.List;
import java.util.function.IntConsumer;

/// Work of some steps, each of which leaves a row behind.
///
/// @param name of the type
/// @param before what the test wants to happen in a step before its row is written, given its number
record Steps(String name, IntConsumer before) implements JobType<Steps.Input, Steps.Result> {

    record Input(String name, int steps) {}

    record Checkpoint(int done) {}

    record Result(int steps) {}

    static Steps named(String name) {
        return new Steps(name, _ -> {});
    }

    static void createTable() {
        TestDatabase.jdbc()
                .sql("create table if not exists public.job_steps (job text not null, step int not null)")
                .update();
        TestDatabase.jdbc().sql("truncate public.job_steps").update();
    }

    /// The steps that were done for good, in the order in which they were.
    static List<Integer> done(String name) {
        return TestDatabase.jdbc()
                .sql("select step from public.job_steps where job = :name order by ctid")
                .param("name", name)
                .query(Integer.class)
                .list();
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Result run(Input input, JobRun run) {
        for (int done = run.checkpoint(Checkpoint.class).map(Checkpoint::done).orElse(0);
                done < input.steps();
                done++) {
            int step = done + 1;
            run.step(() -> {
                before.accept(step);
                TestDatabase.jdbc()
                        .sql("insert into public.job_steps (job, step) values (:name, :step)")
                        .param("name", input.name())
                        .param("step", step)
                        .update();
                return new JobRun.Reached(
                        new Checkpoint(step), new JobProgress(step, (long) input.steps(), 0, "step " + step));
            });
        }
        return new Result(input.steps());
    }
}
