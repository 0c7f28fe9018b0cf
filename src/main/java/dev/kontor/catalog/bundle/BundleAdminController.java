package dev.kontor.catalog.bundle;

import dev.kontor.catalog.VariantId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Bundles, for staff.
@RestController
@RequestMapping("/admin/v1/variants/{id}/bundle")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Variants", description = "The versions of a product: what has a SKU.")
class BundleAdminController {

    private final BundleService bundles;

    BundleAdminController(BundleService bundles) {
        this.bundles = bundles;
    }

    /// Get what a bundle is made of.
    ///
    /// The `ETag` is that of the product: bundles change with it. 404 if the variant is no bundle.
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getBundle")
    BundleDetails get(@PathVariable VariantId id) {
        return bundles.get(id);
    }

    /// Make a bundle of a variant.
    ///
    /// The variant is sold as up to 20 others together, whose stock it takes. It costs what it costs as a whole, or
    /// what its parts cost now, less a discount that is rounded once for each currency. A part is no bundle, and
    /// stays as long as a bundle uses it. `If-Match` takes the `ETag` of the product.
    @PutMapping
    @Operation(operationId = "keepBundle")
    @Problems({ProblemCode.IN_USE, ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    BundleDetails save(@PathVariable VariantId id, IfMatch ifMatch, @RequestBody @Valid SaveBundle request) {
        return bundles.save(id, ifMatch, request);
    }

    /// Take a bundle apart.
    ///
    /// The variant stays, with prices and stock of its own. Orders keep what they were placed with. `If-Match`
    /// takes the `ETag` of the product.
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeBundle")
    void remove(@PathVariable VariantId id, IfMatch ifMatch) {
        bundles.remove(id, ifMatch);
    }
}
