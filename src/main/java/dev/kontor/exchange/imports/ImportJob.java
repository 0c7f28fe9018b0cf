package dev.kontor.exchange.imports;

import dev.kontor.events.EventLog;
import dev.kontor.exchange.ImportCompleted;
import dev.kontor.exchange.ImportId;
import dev.kontor.exchange.file.FileStore;
import dev.kontor.exchange.imports.Import.Phase;
import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobType;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.problem.WriteResult.Effect;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import tools.jackson.databind.json.JsonMapper;

/// Processes the rows of a file batch by batch: checks or writes them.
@Component
class ImportJob implements JobType<ImportJob.Input, ImportCounts> {

    private final ImportRepository imports;
    private final ImportErrors errors;
    private final ImportKeys keys;
    private final ImportTargets targets;
    private final FileStore files;
    private final EventLog events;
    private final JsonMapper json;

    ImportJob(
            ImportRepository imports,
            ImportErrors errors,
            ImportKeys keys,
            ImportTargets targets,
            FileStore files,
            EventLog events,
            JsonMapper json) {
        this.imports = imports;
        this.errors = errors;
        this.keys = keys;
        this.targets = targets;
        this.files = files;
        this.events = events;
        this.json = json;
    }

    /// @param dryRun whether to check rows without writing them
    /// @param round round in which errors are recorded
    /// @param only process only the failed rows of this round; 0 for all rows
    record Input(UUID importId, boolean dryRun, int round, int only) {}

    @Override
    public String name() {
        return "import";
    }

    @Override
    public ImportCounts run(Input input, JobRun run) {
        var imported = imports.get(new ImportId(input.importId()));
        var target = targets.of(imported.type());
        try (var rows = rows(imported, target)) {
            var batches = new RowBatches(rows, target);
            batches.skip(counts(run).rows());
            for (var batch = batches.next(); batch.rows() > 0; batch = batches.next()) {
                step(input, imported, run, batch, new Reading(target, rows));
            }
        } catch (CharacterCodingException _) {
            throw new RejectedException(ProblemCode.REJECTED, "The file is not valid UTF-8. Save it as UTF-8.");
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
        run.step(() -> {
            end(input, imported, counts(run));
            return new JobRun.Reached(counts(run), run.progress());
        });
        return counts(run);
    }

    private static ImportCounts counts(JobRun run) {
        return run.checkpoint(ImportCounts.class).orElse(ImportCounts.NONE);
    }

    private RowSource rows(Import imported, ImportTarget target) throws IOException {
        var file = imported.fileId();
        if (file == null || files.size(file).isEmpty()) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "The file of the import has expired. Create another import.");
        }
        InputStream content = files.open(file);
        return switch (imported.format()) {
            case CSV -> new CsvRows(content, imported.mapping(), target::knows);
            case NDJSON -> new NdjsonRows(content, json);
        };
    }

    private record Reading(ImportTarget target, RowSource rows) {}

    private void step(Input input, Import imported, JobRun run, RowBatches.Batch batch, Reading reading) {
        run.step(() -> {
            var groups = toProcess(input, imported.id(), batch);
            var verdicts = write(input, imported.id(), batch, groups, reading.target());
            var found = new ArrayList<RowError>();
            var more = new ImportCounts(batch.rows(), 0, 0, 0, 0);
            for (int index = 0; index < groups.size(); index++) {
                more = more.plus(count(groups.get(index), verdicts.get(index)));
                found.addAll(errors(groups.get(index), verdicts.get(index), reading.rows()));
            }
            errors.add(imported.id(), input.round(), found);
            var now = counts(run).plus(more);
            return new JobRun.Reached(
                    now,
                    new JobProgress(
                            now.rows(), imported.rows(), now.failed(), input.dryRun() ? "Checking" : "Importing"));
        });
    }

    /// Writes the groups except those that repeat a key of an earlier row.
    private List<ImportTarget.Verdict> write(
            Input input, ImportId id, RowBatches.Batch batch, List<List<SourceRow>> groups, ImportTarget target) {
        var repeated = new IdentityHashMap<List<SourceRow>, List<RowError>>();
        keys.take(id, input.round(), batch.groups().stream().map(target::keys).toList())
                .forEach((index, found) -> repeated.put(batch.groups().get(index), found));
        var unique =
                groups.stream().filter(group -> !repeated.containsKey(group)).toList();
        var written = target.write(unique, new ImportTarget.Writing(id, input.dryRun()))
                .iterator();
        return groups.stream()
                .map(group -> {
                    var errors = repeated.get(group);
                    return errors == null ? written.next() : ImportTarget.Verdict.refused(errors);
                })
                .toList();
    }

    private List<List<SourceRow>> toProcess(Input input, ImportId id, RowBatches.Batch batch) {
        if (input.only() == 0) {
            return batch.groups();
        }
        var failed = errors.failed(
                id,
                input.only(),
                batch.groups().getFirst().getFirst().number(),
                batch.groups().getLast().getLast().number());
        return batch.groups().stream()
                .filter(group -> group.stream().anyMatch(row -> failed.contains(row.number())))
                .toList();
    }

    private static ImportCounts count(List<SourceRow> group, ImportTarget.Verdict verdict) {
        return switch (verdict.effect()) {
            case CREATED -> new ImportCounts(0, 1, 0, 0, 0);
            case CHANGED -> new ImportCounts(0, 0, 1, 0, 0);
            case UNCHANGED -> new ImportCounts(0, 0, 0, 1, 0);
            case REFUSED -> new ImportCounts(0, 0, 0, 0, group.size());
        };
    }

    /// Converts errors to the column names of the file. A row that is not imported because of another row of its
    /// group has an error, too.
    private static List<RowError> errors(List<SourceRow> group, ImportTarget.Verdict verdict, RowSource rows) {
        if (verdict.effect() != Effect.REFUSED) {
            return List.of();
        }
        var all = new ArrayList<RowError>();
        for (var row : group) {
            var own = verdict.errors().stream()
                    .filter(error -> error.row() == row.number())
                    .map(error -> new RowError(error.row(), rows.nameOf(error.field()), error.code(), error.detail()))
                    .toList();
            all.addAll(
                    own.isEmpty()
                            ? List.of(new RowError(
                                    row.number(),
                                    "",
                                    "group-failed",
                                    "Not imported, because another row of the same object has an error."))
                            : own);
        }
        return all;
    }

    private void end(Input input, Import imported, ImportCounts counts) {
        keys.forget(imported.id(), input.round());
        if (input.dryRun()) {
            imports.end(imported.id(), Phase.CHECKING, Phase.CHECKED, counts);
        } else if (imports.end(imported.id(), Phase.IMPORTING, Phase.DONE, counts)) {
            events.append(new ImportCompleted(
                    imported.id(),
                    imported.type().name(),
                    counts.created(),
                    counts.changed(),
                    counts.unchanged(),
                    counts.failed()));
        }
    }
}
