package dev.kontor.exchange.exports;

import dev.kontor.events.EventLog;
import dev.kontor.exchange.ExportId;
import dev.kontor.exchange.ExportReady;
import dev.kontor.exchange.file.FileStore;
import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobType;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes a file page by page: what is read and what is written of it is one transaction.
@Component
class ExportJob implements JobType<ExportJob.Input, ExportJob.Result> {

    private static final int PAGE = 500;
    private static final int PIECE = 524_288;

    private final ExportRepository exports;
    private final ExportSources sources;
    private final EntryWriter writer;
    private final FileStore files;
    private final EventLog events;

    ExportJob(ExportRepository exports, ExportSources sources, EntryWriter writer, FileStore files, EventLog events) {
        this.exports = exports;
        this.sources = sources;
        this.writer = writer;
        this.files = files;
        this.events = events;
    }

    record Input(UUID exportId) {}

    record Result(long rows, long size) {}

    /// @param last the key of what was written last
    /// @param columns of a CSV file; absent until it is begun
    record Position(
            @Nullable String last,
            long rows,
            long size,
            boolean over,
            @Nullable List<String> columns) {}

    @Override
    public String name() {
        return "export";
    }

    @Override
    public Class<Input> input() {
        return Input.class;
    }

    @Override
    public Result run(Input input, JobRun run) {
        var export = exports.get(new ExportId(input.exportId()));
        var file = export.fileId();
        if (file == null) {
            throw new RejectedException(ProblemCode.REJECTED, "The time of the file is over.");
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
        return run.checkpoint(Position.class).orElse(new Position(null, 0, 0, false, null));
    }

    private Position page(Export export, UUID file, Position before) {
        var source = sources.of(export.type());
        var last = before.last();
        var page = source.after(last, export.filter(), PAGE);
        var columns = before.columns() == null ? source.columns() : before.columns();
        var bytes = writer.write(page, export.format(), columns, before.size() == 0);
        long size = before.size();
        for (int start = 0; start < bytes.length; start += PIECE) {
            var piece = Arrays.copyOfRange(bytes, start, Math.min(bytes.length, start + PIECE));
            files.write(file, size, piece);
            size += piece.length;
        }
        long rows = before.rows() + page.size();
        boolean over = page.size() < PAGE;
        if (over) {
            files.complete(file, size);
            if (exports.ready(export.id(), rows)) {
                events.append(new ExportReady(export.id(), export.type().name(), rows));
            }
        }
        return new Position(page.isEmpty() ? last : page.getLast().key(), rows, size, over, columns);
    }
}
