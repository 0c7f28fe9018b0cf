package dev.kontor.customer.merge;

import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Merges customers, for staff.
@RestController
@RequiresPermission(Permission.CUSTOMERS_WRITE)
@Tag(name = "Customers", description = "The customers of the shop.")
class CustomerMergeController {

    private final CustomerMergeService merges;

    CustomerMergeController(CustomerMergeService merges) {
        this.merges = merges;
    }

    /// Merge two customers.
    ///
    /// Moves orders, carts, reviews, addresses, groups, tags, notes and price lists of the source to this customer.
    /// Name, e-mail address, password, passkeys and single sign-on links of this customer do not change.
    /// The account of the source is disabled and signed out; `mergedInto` of the source names this customer. With
    /// `dryRun` the response reports what would be moved. A merge cannot be undone; repeating it changes nothing.
    @PostMapping("/admin/v1/customers/{id}/merge")
    @Operation(operationId = "mergeCustomers")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    MergeResult merge(Actor actor, @PathVariable CustomerId id, @RequestBody @Valid MergeCustomers request) {
        return merges.merge(actor, id, request);
    }
}
