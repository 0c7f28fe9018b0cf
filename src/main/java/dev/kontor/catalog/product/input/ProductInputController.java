package dev.kontor.catalog.product.input;

import dev.kontor.catalog.ProductId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Manages the buyer inputs of a product.
@RestController
@RequestMapping("/admin/v1/products/{id}/inputs")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Products")
class ProductInputController {

    private final ProductInputService inputs;

    ProductInputController(ProductInputService inputs) {
        this.inputs = inputs;
    }

    /// Get the buyer inputs of a product.
    ///
    /// Returns what buyers can enter, such as a text to engrave. The `ETag` is that of the product.
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getProductInputs")
    ProductInputs get(@PathVariable ProductId id) {
        return inputs.get(id);
    }

    /// Set the buyer inputs of a product.
    ///
    /// Replaces the list. Carts with values that are no longer valid show a warning and cannot be completed
    /// until they are changed. Orders keep their values. `If-Match` takes the `ETag` of the product.
    @PutMapping
    @Operation(operationId = "setProductInputs")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ProductInputs set(@PathVariable ProductId id, IfMatch ifMatch, @RequestBody @Valid SetProductInputs request) {
        return inputs.set(id, ifMatch, request);
    }
}
