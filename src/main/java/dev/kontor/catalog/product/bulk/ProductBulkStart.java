package dev.kontor.catalog.product.bulk;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.bulk.WrittenProduct;
import dev.kontor.jobs.JobDetails;
import dev.kontor.jobs.JobPriority;
import dev.kontor.jobs.Jobs;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes many products at once or starts a job for it.
@Service
@Transactional
class ProductBulkStart {

    private final ProductBulkService service;
    private final ProductBulkJob type;
    private final Jobs jobs;
    private final AuditLog audit;

    ProductBulkStart(ProductBulkService service, ProductBulkJob type, Jobs jobs, AuditLog audit) {
        this.service = service;
        this.type = type;
        this.jobs = jobs;
        this.audit = audit;
    }

    List<WrittenProduct> write(BulkProducts request) {
        return service.write(request);
    }

    /// The audit entries of the products name the shop; this one names who started the job.
    JobDetails start(BulkProducts request) {
        var id = jobs.start(type, request, JobPriority.NORMAL, null);
        audit.record(
                "job.created",
                id,
                null,
                Map.of("operations", request.operations().size()));
        return Objects.requireNonNull(jobs.find(List.of(id)).get(id));
    }
}
