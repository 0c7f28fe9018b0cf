package dev.kontor.exchange.imports;

import dev.kontor.audit.AuditLog;
import dev.kontor.exchange.ImportId;
import dev.kontor.exchange.file.FileStore;
import dev.kontor.exchange.file.RequiredPermission;
import dev.kontor.exchange.imports.Import.Phase;
import dev.kontor.identity.Actor;
import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobId;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.Jobs;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ForbiddenException;
import dev.kontor.shared.problem.JsonPointers;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages the steps of an import; [ImportJob] processes the rows.
@Service
@Transactional
class ImportService {

    private final ImportRepository imports;
    private final ImportErrors errors;
    private final ImportJob type;
    private final ImportTargets targets;
    private final FileStore files;
    private final Jobs jobs;
    private final AuditLog audit;

    ImportService(
            ImportRepository imports,
            ImportErrors errors,
            ImportJob type,
            ImportTargets targets,
            FileStore files,
            Jobs jobs,
            AuditLog audit) {
        this.imports = imports;
        this.errors = errors;
        this.type = type;
        this.targets = targets;
        this.files = files;
        this.jobs = jobs;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public ImportDetails get(ImportId id) {
        return details(imports.get(id));
    }

    public ImportDetails start(StartImport request, Actor actor) {
        requirePermission(request.type(), Permission.CUSTOMERS_WRITE, actor);
        requireFields(request);
        var id = ImportId.next();
        imports.insert(id, request);
        audit.record("import.created", id, null, request);
        return get(id);
    }

    private void requireFields(StartImport request) {
        if (request.mapping() == null) {
            return;
        }
        var target = targets.of(request.type());
        var unknown = request.mapping().entrySet().stream()
                .filter(column -> !column.getValue().isEmpty() && !target.knows(column.getValue()))
                .map(column -> FieldProblem.ofPointer(
                        JsonPointers.child("/mapping", column.getKey()),
                        "unknown-field",
                        "The field \"%s\" does not exist.".formatted(column.getValue())))
                .toList();
        if (!unknown.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.UNKNOWN_COLUMN, "The mapping contains fields that do not exist.", Map.of(), unknown);
        }
    }

    /// @throws ConflictException unless the import is waiting for its file
    @Transactional(readOnly = true)
    public Import awaiting(ImportId id, Actor actor) {
        return requirePhase(writable(id, actor), Phase.AWAITING_FILE, "given a file");
    }

    /// @param file completely written file, whose size is not set yet
    public ImportDetails check(ImportId id, UUID file, long size) {
        files.complete(file, size);
        begin(imports.get(id), Phase.AWAITING_FILE, Phase.CHECKING, file, 0);
        audit.record("import.uploaded", id, null, Map.of("size", size));
        return get(id);
    }

    public ImportDetails confirm(ImportId id, Actor actor, ConfirmImport request) {
        var checked = requirePhase(writable(id, actor), Phase.CHECKED, "confirmed");
        if (checked.counts().failed() > 0 && !Boolean.TRUE.equals(request.skipErrors())) {
            throw new RejectedException(
                    ProblemCode.IMPORT_HAS_ERRORS,
                    "%d of %d rows have errors. Set `skipErrors` to import the other rows."
                            .formatted(
                                    checked.counts().failed(), checked.counts().rows()),
                    Map.of("failed", checked.counts().failed()));
        }
        begin(checked, Phase.CHECKED, Phase.IMPORTING, null, 0);
        audit.record("import.confirmed", id, null, Map.of("skipErrors", Boolean.TRUE.equals(request.skipErrors())));
        return get(id);
    }

    /// Processes the failed rows again, or continues after the last completed batch if the job failed or was canceled.
    public ImportDetails retry(ImportId id, Actor actor) {
        var imported = writable(id, actor);
        if (imported.phase() == Phase.CHECKING || imported.phase() == Phase.IMPORTING) {
            var job = imported.jobId();
            if (job == null || !jobs.retry(job)) {
                throw transition(imported, "retried");
            }
            audit.record("import.retried", id, null, Map.of("jobId", job));
            return get(id);
        }
        var done = requirePhase(imported, Phase.DONE, "retried");
        if (done.counts().failed() == 0) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION, "The import has no failed rows to retry.");
        }
        begin(done, Phase.DONE, Phase.IMPORTING, null, done.round());
        audit.record("import.retried", id, null, Map.of("failed", done.counts().failed()));
        return get(id);
    }

    /// @param only process only the failed rows of this round; 0 for all rows
    private void begin(Import imported, Phase from, Phase to, @Nullable UUID file, int only) {
        int round = imported.round() + 1;
        var input = new ImportJob.Input(imported.id().value(), to == Phase.CHECKING, round, only);
        var job = jobs.start(type, input, JobPriority.NORMAL, imported.id().value() + "/" + round);
        if (!imports.begin(imported.id(), from, to, file, job)) {
            throw transition(imports.get(imported.id()), "started twice");
        }
        errors.forget(imported.id(), round - 1);
    }

    /// @throws ForbiddenException if the actor may not read the imported data
    @Transactional(readOnly = true)
    public Import readable(ImportId id, Actor actor) {
        var imported = imports.get(id);
        requirePermission(imported.type(), Permission.CUSTOMERS_READ, actor);
        return imported;
    }

    private Import writable(ImportId id, Actor actor) {
        var imported = imports.get(id);
        requirePermission(imported.type(), Permission.CUSTOMERS_WRITE, actor);
        return imported;
    }

    /// Customers are personal data.
    private static void requirePermission(ImportType type, Permission permission, Actor actor) {
        if (type == ImportType.CUSTOMERS) {
            RequiredPermission.check(permission, actor, "Imports of customers");
        }
    }

    private static Import requirePhase(Import imported, Phase phase, String step) {
        if (imported.phase() != phase) {
            throw transition(imported, step);
        }
        return imported;
    }

    private static ConflictException transition(Import imported, String step) {
        return new ConflictException(
                ProblemCode.INVALID_STATE_TRANSITION,
                "An import in the phase %s cannot be %s.".formatted(imported.phase(), step),
                Map.of("current", imported.phase().name()));
    }

    private ImportDetails details(Import imported) {
        return ImportDetails.of(imported, job(imported.jobId()));
    }

    private @Nullable JobDetails job(@Nullable JobId id) {
        return id == null ? null : jobs.find(List.of(id)).get(id);
    }

    List<ImportDetails> details(List<Import> page) {
        var found = jobs.find(page.stream()
                .map(Import::jobId)
                .filter(Objects::nonNull)
                .map(JobId.class::cast)
                .toList());
        return page.stream()
                .map(imported ->
                        ImportDetails.of(imported, imported.jobId() == null ? null : found.get(imported.jobId())))
                .toList();
    }
}
