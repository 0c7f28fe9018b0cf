package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentPurposeId;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Purposes of consents, for staff.
@RestController
@RequestMapping("/admin/v1/consent-purposes")
@RequiresPermission(Permission.PRIVACY_WRITE)
@Tag(name = "Consents", description = "What customers are asked to agree to, and what they have agreed to.")
class ConsentPurposeAdminController {

    private final ConsentPurposeService purposes;

    ConsentPurposeAdminController(ConsentPurposeService purposes) {
        this.purposes = purposes;
    }

    /// List the purposes of consents.
    ///
    /// Returns all purposes, at most 50.
    @GetMapping
    @RequiresPermission(Permission.PRIVACY_READ)
    @Operation(operationId = "listConsentPurposes")
    Page<ConsentPurposeDetails> list() {
        return Page.whole(purposes.list());
    }

    /// Create a purpose of consents.
    ///
    /// Customers see it as soon as it has a published text.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createConsentPurpose")
    @Problems({ProblemCode.ALREADY_EXISTS, ProblemCode.REJECTED})
    ResponseEntity<ConsentPurposeDetails> create(@RequestBody @Valid CreateConsentPurpose request) {
        var created = purposes.create(request);
        return Created.at("/admin/v1/consent-purposes", created.id(), created);
    }

    /// Get a purpose of consents.
    ///
    /// Returns its code, name and state.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.PRIVACY_READ)
    @Operation(operationId = "getConsentPurpose")
    ConsentPurposeDetails get(@PathVariable ConsentPurposeId id) {
        return purposes.get(id);
    }

    /// Change a purpose of consents.
    ///
    /// An inactive purpose is hidden; consents that were given remain until they are withdrawn.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeConsentPurpose")
    ConsentPurposeDetails change(
            @PathVariable ConsentPurposeId id, IfMatch ifMatch, MergePatch<ChangeConsentPurpose> patch) {
        return purposes.change(id, ifMatch, patch);
    }
}
