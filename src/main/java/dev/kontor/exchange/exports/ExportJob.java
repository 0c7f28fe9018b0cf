package dev.kontor.exchange.exports;

import dev.kontor.events.EventLog;
import dev.kontor.exchange.ExportId;
import dev.kontor.exchange.ExportReady;
import dev.kontor.exchange.exports.ExportSource.Entry;
import dev.kontor.exchange.file.FileAppender;
import dev.kontor.exchange.file.FileStore;
import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobType;
import dev.kontor.shared.database.ReplicaReads;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes the file of an export page by page; each page is read and written in one transaction.
@Component
class ExportJob implements JobType<ExportJob.Input, ExportJob.Result> {

    private static final int PAGE = 500;
    /// Small, because the size of the entries is not known yet.
    private static final int FIRST_PAGE = 50;
    private static final int MIN_PAGE = 10;
    /// The intended size of a page in the file, in bytes.
    private static final long WANTED = 2_097_152;

    private final ExportRepository exports;
    private final List<ExportSource> sources;
    private final EntryWriter writer;
    private final FileStore files;
    private final EventLog events;
    private final ReplicaReads replica;

    ExportJob(
            ExportRepository exports,
            List<ExportSource> sources,
            EntryWriter writer,
            FileStore files,
            EventLog events,
            ReplicaReads replica) {
        this.exports = exports;
        this.sources = sources;
        this.writer = writer;
        this.files = files;
        this.events = events;
        this.replica = replica;
    }

    record Input(UUID exportId) {}

    record Result(long rows, long size) {}

    /// @param last the key of what was written last
    /// @param columns of a CSV file; absent before the first page
    /// @param page how many entries come next; absent at the beginning
    record Position(
            @Nullable String last,
            long rows,
            long size,
            boolean over,
            @Nullable List<String> columns,
            @Nullable Integer page) {}

    @Override
    public String name() {
        return "export";
    }

    @Override
    public Result run(Input input, JobRun run) {
        var export = exports.get(new ExportId(input.exportId()));
        var file = export.fileId();
        if (file == null) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "The file of the export has expired. Start another export.");
        }
        while (!position(run).over()) {
            run.step(() -> {
                var next = page(export, file, position(run));
                return new JobRun.Reached(next, new JobProgress(next.rows(), null, 0, "Exporting"));
            });
        }
        return new Result(position(run).rows(), position(run).size());
    }

    private static Position position(JobRun run) {
        return run.checkpoint(Position.class).orElse(new Position(null, 0, 0, false, null, null));
    }

    private Position page(Export export, UUID file, Position before) {
        var source = sources.stream()
                .filter(each -> each.type() == export.type())
                .findFirst()
                .orElseThrow();
        var last = before.last();
        int most = before.page() == null ? FIRST_PAGE : before.page();
        var page = replica.read(() -> source.after(last, export.filter(), most));
        var columns = before.columns() == null ? source.columns() : before.columns();
        long size = write(page, export, columns, source.decimals(), files.append(file, before.size()));
        long rows = before.rows() + page.size();
        boolean over = page.size() < most;
        if (over) {
            files.complete(file, size);
            if (exports.ready(export.id(), rows)) {
                events.append(new ExportReady(export.id(), export.type().name(), rows));
            }
        }
        return new Position(
                page.isEmpty() ? last : page.getLast().key(),
                rows,
                size,
                over,
                columns,
                next(most, size - before.size()));
    }

    /// @return the size of the file after the page
    private long write(
            List<Entry> page, Export export, List<String> columns, Set<String> decimals, FileAppender output) {
        try (output) {
            writer.write(page, export.format(), columns, decimals, output.size() == 0, output);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
        return output.size();
    }

    /// Adapts the number of entries to their size, so that memory use depends on the size of a page and not of
    /// the shop.
    private static int next(int most, long written) {
        return (int) Math.clamp(most * WANTED / Math.max(1, written), MIN_PAGE, Math.min(PAGE, most * 4L));
    }
}
