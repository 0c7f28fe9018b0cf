package dev.kontor.exchange.exports;

import dev.kontor.audit.AuditLog;
import dev.kontor.exchange.ExportId;
import dev.kontor.exchange.exports.ExportDetails.ExportStatus;
import dev.kontor.exchange.file.FileStore;
import dev.kontor.exchange.file.RequiredPermission;
import dev.kontor.identity.Actor;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.Jobs;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.ForbiddenException;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Starts exports and reports their status; [ExportJob] writes the files.
@Service
@Transactional
class ExportService {

    private final ExportRepository exports;
    private final ExportJob type;
    private final FileStore files;
    private final Jobs jobs;
    private final AuditLog audit;

    ExportService(ExportRepository exports, ExportJob type, FileStore files, Jobs jobs, AuditLog audit) {
        this.exports = exports;
        this.type = type;
        this.files = files;
        this.jobs = jobs;
        this.audit = audit;
    }

    /// @throws ForbiddenException if the actor may not read the exported data
    public ExportDetails start(StartExport request, Actor actor) {
        requirePermission(request.type(), actor);
        if (request.filter() != null) {
            request.filter().requireValid(request.type());
        }
        var id = ExportId.next();
        var job = jobs.start(type, new ExportJob.Input(id.value()), JobPriority.NORMAL, id.text());
        exports.insert(id, request, files.create(), job);
        audit.record("export.created", id, null, request);
        return get(id);
    }

    /// Returns the export for a download and records the download in the audit log.
    ///
    /// @throws ConflictException if it is not ready
    /// @throws ForbiddenException if the actor may not read the exported data
    public Export file(ExportId id, Actor actor) {
        var export = exports.get(id);
        requirePermission(export.type(), actor);
        var status = get(id).status();
        if (status == ExportStatus.EXPIRED) {
            throw new NotFoundException("The file of the export has expired.");
        } else if (status != ExportStatus.READY) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    "Only an export with the status `READY` has a file.",
                    Map.of("current", status));
        }
        audit.record("export.fetched", id);
        return export;
    }

    /// Orders and customers are personal data, so exporting them requires permission to read them.
    private static void requirePermission(ExportType type, Actor actor) {
        switch (type) {
            case ORDERS -> RequiredPermission.check(Permission.ORDERS_READ, actor, "Exports of orders");
            case CUSTOMERS -> RequiredPermission.check(Permission.CUSTOMERS_READ, actor, "Exports of customers");
            case NEWSLETTER_SUBSCRIBERS ->
                RequiredPermission.check(Permission.NEWSLETTER_READ, actor, "Exports of subscribers");
            case PRODUCTS, PRICES, STOCK -> {}
        }
    }

    @Transactional(readOnly = true)
    public ExportDetails get(ExportId id) {
        return details(List.of(exports.get(id))).getFirst();
    }

    @Transactional(readOnly = true)
    public List<ExportDetails> details(List<Export> page) {
        var found = jobs.find(page.stream().map(Export::jobId).toList());
        return page.stream()
                .map(export -> ExportDetails.of(export, found.get(export.jobId())))
                .toList();
    }
}
