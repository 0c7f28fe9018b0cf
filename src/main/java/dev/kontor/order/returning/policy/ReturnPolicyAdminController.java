package dev.kontor.order.returning.policy;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// Manages the return policy.
@RestController
@RequestMapping("/admin/v1/return-policy")
@RequiresPermission(Permission.RETURNS_WRITE)
@Tag(name = "Returns", description = "Shipped units that buyers send back.")
class ReturnPolicyAdminController {

    private final ReturnPolicyService policy;

    ReturnPolicyAdminController(ReturnPolicyService policy) {
        this.policy = policy;
    }

    /// Get the return policy.
    ///
    /// Returns the shop's rules for returns. Changing them requires the returned `ETag`.
    @GetMapping
    @RequiresPermission(Permission.RETURNS_READ)
    @Operation(operationId = "getReturnPolicy")
    ReturnPolicyDetails get() {
        return policy.get();
    }

    /// Change the return policy.
    ///
    /// Replaces all rules. They apply to returns requested from now on; refunds use them when they are
    /// made.
    @PutMapping
    @Operation(operationId = "changeReturnPolicy")
    @Problems(ProblemCode.REJECTED)
    ReturnPolicyDetails change(IfMatch ifMatch, @RequestBody @Valid SaveReturnPolicy request) {
        return policy.change(ifMatch, request);
    }
}
