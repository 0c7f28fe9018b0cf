package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.bulk.WrittenProduct;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Changes many products in one transaction.
@Service
@Transactional
class ProductBulkService {

    private static final int MAX_ERRORS = 100;

    private final ProductBatch batch;

    ProductBulkService(ProductBatch batch) {
        this.batch = batch;
    }

    List<WrittenProduct> write(BulkProducts request) {
        var written = batch.write(
                request.operations().stream().map(BulkOperation::target).toList(), false, true);
        var errors = new ArrayList<FieldProblem>();
        for (int index = 0; index < written.size(); index++) {
            var refusal = written.get(index).refusal();
            if (refusal != null) {
                errors(index, refusal).forEach(errors::add);
            }
        }
        if (request.isAtomic() && !errors.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    "%d of %d operations were rejected; no product was changed."
                            .formatted(
                                    written.stream()
                                            .filter(each -> each.refusal() != null)
                                            .count(),
                                    written.size()),
                    Map.of(),
                    errors.subList(0, Math.min(errors.size(), MAX_ERRORS)));
        }
        return written;
    }

    private static Stream<FieldProblem> errors(int index, DomainException refusal) {
        var operation = "/operations/" + index;
        if (refusal.errors().isEmpty()) {
            return Stream.of(
                    FieldProblem.ofPointer(operation, refusal.code().code(), String.valueOf(refusal.getMessage())));
        }
        return refusal.errors().stream()
                .map(error -> new FieldProblem(
                        operation + "/data" + error.pointer(),
                        null,
                        null,
                        error.code(),
                        error.detail(),
                        error.params()));
    }
}
