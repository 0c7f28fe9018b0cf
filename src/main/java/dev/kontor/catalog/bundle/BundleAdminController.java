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

/// Manages bundles.
@RestController
@RequestMapping("/admin/v1/variants/{id}/bundle")
@RequiresPermission(Permission.CATALOG_WRITE)
@Tag(name = "Variants", description = "The versions of a product, each with its SKU.")
class BundleAdminController {

    private final BundleService bundles;

    BundleAdminController(BundleService bundles) {
        this.bundles = bundles;
    }

    /// Get the bundle of a variant.
    ///
    /// The `ETag` is that of the product, because a bundle is part of it. Responds with 404 if the variant is
    /// not a bundle.
    @GetMapping
    @RequiresPermission(Permission.CATALOG_READ)
    @Operation(operationId = "getBundle")
    BundleDetails get(@PathVariable VariantId id) {
        return bundles.get(id);
    }

    /// Turn a variant into a bundle.
    ///
    /// The variant is sold as a combination of up to 20 other variants and uses their stock. It has its own
    /// prices, or costs the sum of its parts less a discount, which is rounded once per currency. A part cannot
    /// be a bundle, and cannot be deleted while a bundle contains it. `If-Match` takes the `ETag` of the
    /// product.
    @PutMapping
    @Operation(operationId = "setBundle")
    @Problems({ProblemCode.IN_USE, ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    BundleDetails save(@PathVariable VariantId id, IfMatch ifMatch, @RequestBody @Valid SaveBundle request) {
        return bundles.save(id, ifMatch, request);
    }

    /// Turn a bundle into a normal variant.
    ///
    /// The variant stays, with its own prices and stock. Existing orders are unchanged. `If-Match` takes the
    /// `ETag` of the product.
    @DeleteMapping
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "removeBundle")
    void remove(@PathVariable VariantId id, IfMatch ifMatch) {
        bundles.remove(id, ifMatch);
    }
}
