package dev.kontor.giftcard.credit;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Manages the store credit of customers.
@RestController
@RequestMapping("/admin/v1/customers/{id}/store-credit")
@RequiresPermission(Permission.STORE_CREDIT_READ)
@Tag(name = "Customers")
class StoreCreditAdminController {

    private final StoreCreditService service;

    StoreCreditAdminController(StoreCreditService service) {
        this.service = service;
    }

    /// Get the store credit of a customer.
    ///
    /// Returns the balance of each currency in which the customer has had store credit.
    @GetMapping
    @Operation(operationId = "getStoreCredit")
    StoreCredits get(@PathVariable CustomerId id) {
        return service.ofKnown(id);
    }

    /// Grant or withdraw store credit.
    ///
    /// Changes the balance in the currency of the amount, with a reason. The balance cannot become negative.
    @RequiresRecentFactor
    @PostMapping
    @RequiresPermission(Permission.STORE_CREDIT_WRITE)
    @Idempotency(Idempotency.Mode.REQUIRED)
    @Operation(operationId = "adjustStoreCredit")
    @Problems(ProblemCode.REJECTED)
    StoreCredits adjust(@PathVariable CustomerId id, @RequestBody @Valid AdjustStoreCredit request) {
        return service.adjust(id, request);
    }

    /// List the store credit transactions of a customer.
    ///
    /// Returns every movement in every currency, newest first. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping("/transactions")
    @Operation(operationId = "listStoreCreditTransactions")
    Page<CreditTransaction> transactions(@PathVariable CustomerId id, @ParameterObject @Valid Listing listing) {
        return service.transactionsOfKnown(id, listing);
    }
}
