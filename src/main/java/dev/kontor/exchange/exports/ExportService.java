package dev.kontor.exchange.exports;

import dev.kontor.audit.AuditLog;
import dev.kontor.exchange.ExportId;
import dev.kontor.exchange.file.FileStore;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.Jobs;
import java.util.List;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Starts exports and tells where they are; they are written by [ExportJob].
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

    public ExportDetails start(StartExport request) {
        var id = ExportId.next();
        var job = jobs.start(type, new ExportJob.Input(id.value()), JobPriority.NORMAL, id.text());
        exports.insert(id, request, files.create(), job);
        audit.record("export.created", id, null, request);
        return get(id);
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
