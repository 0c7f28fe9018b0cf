package dev.kontor.catalog.product.bulk;

import dev.kontor.jobs.JobProgress;
import dev.kontor.jobs.JobRun;
import dev.kontor.jobs.JobType;
import dev.kontor.shared.web.problem.ProblemDocuments;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/// Changes many products in the background, in a single step as if it were one request.
@Component
class ProductBulkJob implements JobType<BulkProducts, ProductBulkJob.Result> {

    private final ProductBulkService service;
    private final ProblemDocuments problems;
    private final JsonMapper json;

    ProductBulkJob(ProductBulkService service, ProblemDocuments problems, JsonMapper json) {
        this.service = service;
        this.problems = problems;
        this.json = json;
    }

    /// The results as in [BulkOutcome]; a job that resumes after its only step ends at once.
    record Result(List<Map<String, Object>> items) {}

    @Override
    public String name() {
        return "products.bulk";
    }

    @Override
    public Class<BulkProducts> input() {
        return BulkProducts.class;
    }

    @Override
    public Result run(BulkProducts input, JobRun run) {
        if (run.checkpoint(Result.class).isEmpty()) {
            run.step(() -> new JobRun.Reached(write(input, run), progress(input)));
        }
        return run.checkpoint(Result.class).orElseThrow();
    }

    private Result write(BulkProducts input, JobRun run) {
        var outcome = BulkOutcome.of(
                input,
                service.write(input),
                refusal -> problems.ofJob(refusal, "/admin/v1/jobs/" + run.id().text()));
        return new Result(json.convertValue(outcome.items(), new TypeReference<List<Map<String, Object>>>() {}));
    }

    private static JobProgress progress(BulkProducts input) {
        long all = input.operations().size();
        return new JobProgress(all, all, 0, "Written");
    }
}
