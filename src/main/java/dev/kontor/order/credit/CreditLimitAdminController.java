package dev.kontor.order.credit;

import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresRecentFactor;
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

/// Serves the credit limits of customers to staff.
@RestController
@RequestMapping("/admin/v1/customers/{id}/credit-limits")
@RequiresPermission(Permission.PAYMENTS_READ)
@Tag(name = "Customers")
class CreditLimitAdminController {

    private final CreditLimits limits;

    CreditLimitAdminController(CreditLimits limits) {
        this.limits = limits;
    }

    /// Get the credit limits of a customer.
    ///
    /// Returns what the customer owes for purchases on account, and may owe. Changing the limits requires the
    /// returned `ETag`.
    @GetMapping
    @Operation(operationId = "getCreditLimits")
    CustomerCredit get(@PathVariable CustomerId id) {
        return limits.ofKnown(id);
    }

    /// Set the credit limits of a customer.
    ///
    /// Replaces all limits. They count for orders that are placed from now on; with an empty list, those of the
    /// way to pay do. Limits are not converted: as soon as there is one, the customer can buy nothing on account
    /// in other currencies.
    @PutMapping
    @RequiresPermission(Permission.CREDIT_LIMITS_WRITE)
    @RequiresRecentFactor
    @Operation(operationId = "setCreditLimits")
    @Problems(ProblemCode.REJECTED)
    CustomerCredit set(@PathVariable CustomerId id, IfMatch ifMatch, @RequestBody @Valid SetCreditLimits request) {
        return limits.change(id, ifMatch, request);
    }
}
