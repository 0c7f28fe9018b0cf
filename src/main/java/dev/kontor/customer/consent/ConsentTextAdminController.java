package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentTextId;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.Created;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Texts of consents, for staff.
@RestController
@RequestMapping("/admin/v1/consent-texts")
@RequiresPermission(Permission.PRIVACY_WRITE)
@Tag(name = "Consents", description = "What customers are asked to agree to, and what they have agreed to.")
class ConsentTextAdminController {

    private final ConsentTextService texts;

    ConsentTextAdminController(ConsentTextService texts) {
        this.texts = texts;
    }

    /// List the texts of consents.
    ///
    /// Returns drafts and published versions, newest first. Sort by `createdAt`.
    @SortableBy("-createdAt")
    @GetMapping
    @RequiresPermission(Permission.PRIVACY_READ)
    @Operation(operationId = "listConsentTexts")
    Page<ConsentTextDetails> list(
            @ParameterObject @Valid ConsentTextFilter filter, @ParameterObject @Valid Listing listing) {
        return texts.list(filter, listing);
    }

    /// Create a text of a consent.
    ///
    /// Saves a draft, which customers do not see.
    @PostMapping
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(operationId = "createConsentText")
    @Problems(ProblemCode.REJECTED)
    ResponseEntity<ConsentTextDetails> create(@RequestBody @Valid CreateConsentText request) {
        var created = texts.create(request);
        return Created.at("/admin/v1/consent-texts", created.id(), created);
    }

    /// Get a text of a consent.
    ///
    /// Returns the draft or the published version.
    @GetMapping("/{id}")
    @RequiresPermission(Permission.PRIVACY_READ)
    @Operation(operationId = "getConsentText")
    ConsentTextDetails get(@PathVariable ConsentTextId id) {
        return texts.get(id);
    }

    /// Change a draft.
    ///
    /// Only drafts change; create another draft to replace a published version.
    @PatchMapping("/{id}")
    @Operation(operationId = "changeConsentText")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ConsentTextDetails change(@PathVariable ConsentTextId id, IfMatch ifMatch, MergePatch<ChangeConsentText> patch) {
        return texts.change(id, ifMatch, patch);
    }

    /// Publish a draft.
    ///
    /// The text gets the next number of its purpose and language and never changes again. Customers who agreed
    /// to an earlier version have still agreed; their consent is reported as outdated. With `takesEffectAt`,
    /// customers see the earlier version until then.
    @PostMapping("/{id}/publish")
    @Operation(operationId = "publishConsentText")
    @Problems({ProblemCode.INVALID_STATE_TRANSITION, ProblemCode.REJECTED})
    ConsentTextDetails publish(
            @PathVariable ConsentTextId id,
            IfMatch ifMatch,
            @RequestBody(required = false) @Valid ChangeConsentText.@Nullable Publication request,
            Actor actor) {
        return texts.publish(id, ifMatch, request == null ? null : request.takesEffectAt(), actor);
    }

    /// Cancel a publication.
    ///
    /// Turns a text that is not in effect yet into a draft again, which can be changed, published or deleted.
    /// Possible until a minute before `effectiveAt`.
    @PostMapping("/{id}/cancel")
    @Operation(operationId = "cancelConsentText")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    ConsentTextDetails cancel(@PathVariable ConsentTextId id, IfMatch ifMatch) {
        return texts.cancel(id, ifMatch);
    }

    /// Delete a draft.
    ///
    /// Published versions cannot be deleted: they are the proof of what customers have agreed to.
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(operationId = "deleteConsentText")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    void delete(@PathVariable ConsentTextId id, IfMatch ifMatch) {
        texts.delete(id, ifMatch);
    }
}
