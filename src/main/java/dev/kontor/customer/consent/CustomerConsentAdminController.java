package dev.kontor.customer.consent;

import dev.kontor.identity.Actor;
import dev.kontor.identity.CustomerId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
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

/// The consents of a customer, for staff.
@RestController
@RequestMapping("/admin/v1/customers/{customerId}/consents")
@RequiresPermission(Permission.PRIVACY_WRITE)
@Tag(name = "Consents", description = "What customers are asked to agree to, and what they have agreed to.")
class CustomerConsentAdminController {

    private final ConsentService consents;

    CustomerConsentAdminController(ConsentService consents) {
        this.consents = consents;
    }

    /// List the consents of a customer.
    ///
    /// Returns what the customer has given and withdrawn, newest first. The first record of a purpose is its
    /// current state. Sort by `recordedAt`.
    @SortableBy("-recordedAt")
    @GetMapping
    @RequiresPermission(Permission.PRIVACY_READ)
    @Operation(operationId = "listCustomerConsents")
    Page<ConsentRecordDetails> list(
            @PathVariable CustomerId customerId,
            @ParameterObject @Valid ConsentRecordFilter filter,
            @ParameterObject @Valid Listing listing) {
        return consents.history(customerId, filter, listing);
    }

    /// Record a consent of a customer.
    ///
    /// Records a decision made by telephone or on paper, or with `recordedAt` one from another system. The note
    /// is the evidence. Records are only added: withdraw to correct one.
    @PostMapping
    @Operation(operationId = "recordCustomerConsent")
    @Problems(ProblemCode.REJECTED)
    ConsentRecordDetails record(
            Actor actor, @PathVariable CustomerId customerId, @RequestBody @Valid RecordConsent request) {
        return consents.record(actor, customerId, request);
    }
}
