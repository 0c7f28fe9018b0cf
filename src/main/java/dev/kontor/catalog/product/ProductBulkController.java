package dev.kontor.catalog.product;

import dev.kontor.catalog.WrittenProduct;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.ProblemDocuments;
import dev.kontor.shared.web.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.stream.IntStream;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Many products at once, for programs of the shop.
@RestController
@RequestMapping("/admin/v1/products")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Products")
class ProductBulkController {

    private final ProductBulkService service;
    private final ProblemDocuments problems;

    ProductBulkController(ProductBulkService service, ProblemDocuments problems) {
        this.service = service;
        this.problems = problems;
    }

    @PostMapping("/bulk")
    @ResponseStatus(HttpStatus.MULTI_STATUS)
    @Operation(
            operationId = "writeProducts",
            summary = "Create and replace many products",
            description = "Up to 500 products, each known by its external id and given as a whole, in one transaction."
                    + " What is refused does not keep the others back: each item tells what became of it. With"
                    + " `atomic` a single refusal refuses all. What is as it is to be is left alone: no new version, no"
                    + " event.")
    @Problems(ProblemCode.REJECTED)
    BulkOutcome write(@RequestBody @Valid BulkProducts request, HttpServletRequest http) {
        var written = service.write(request);
        return new BulkOutcome(IntStream.range(0, written.size())
                .mapToObj(index -> item(index, request.operations().get(index).externalId(), written.get(index), http))
                .toList());
    }

    private BulkOutcome.Item item(int index, String externalId, WrittenProduct written, HttpServletRequest http) {
        var refusal = written.refusal();
        int status = refusal != null
                ? refusal.code().status().value()
                : written.effect() == WrittenProduct.Effect.CREATED ? 201 : 200;
        boolean changed = refusal == null && written.effect() != WrittenProduct.Effect.UNCHANGED;
        return new BulkOutcome.Item(
                index, status, changed, externalId, written.id(), refusal == null ? null : problems.of(refusal, http));
    }
}
