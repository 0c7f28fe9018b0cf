package dev.kontor.cart.admin;

import dev.kontor.cart.CartId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.money.Explanation;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Carts, for staff who support buyers.
@RestController
@RequestMapping("/admin/v1/carts")
@RequiresPermission(Permission.CARTS_READ)
@Tag(name = "Carts", description = "Carts of buyers, including abandoned ones.")
class CartAdminController {

    private final CartAdminQueries queries;
    private final CartInspection inspection;

    CartAdminController(CartAdminQueries queries, CartInspection inspection) {
        this.queries = queries;
        this.inspection = inspection;
    }

    /// List carts.
    ///
    /// Returns carts, the most recently changed first. `status=ABANDONED` selects carts with an e-mail address that
    /// were idle for too long. Sort by `updatedAt` or `createdAt`.
    @SortableBy({"-updatedAt", "createdAt"})
    @GetMapping
    @Operation(operationId = "listCarts")
    Page<CartSummary> list(@ParameterObject @Valid CartFilter filter, @ParameterObject @Valid Listing listing) {
        return queries.list(filter, listing);
    }

    /// Get a cart.
    ///
    /// Returns the cart with its current prices, as its buyer sees it.
    @GetMapping("/{id}")
    @Operation(operationId = "getManagedCart")
    ManagedCart get(@PathVariable CartId id) {
        return inspection.show(id);
    }

    /// Explain the total of a cart.
    ///
    /// Explains every cent of the current total by the rule it follows from. The parts sum to the total exactly.
    /// `excludedShipping` contains the shipping methods of the zone that are not available, each with the reason.
    @GetMapping("/{id}/explain")
    @Operation(operationId = "explainManagedCart")
    Explanation explain(@PathVariable CartId id) {
        return inspection.explain(id);
    }
}
