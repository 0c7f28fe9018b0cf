package dev.kontor.settings.policy;

import dev.kontor.settings.PolicyKind;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.paging.Listing;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.paging.SortableBy;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.Pattern;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// Policies of the shop, for staff.
@RestController
@RequestMapping("/admin/v1/policies")
@RequiresPermission(Permission.SETTINGS_READ)
@Tag(name = "Settings", description = "What staff change while the shop runs.")
class PolicyAdminController {

    private static final String TAG = "[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}";
    private static final String LANGUAGE = "BCP 47 tag of a language of the shop.";

    private final PolicyService policies;

    PolicyAdminController(PolicyService policies) {
        this.policies = policies;
    }

    /// List the published policies.
    ///
    /// Returns them in all languages, without their texts.
    @GetMapping
    @Operation(operationId = "listPublishedPolicies")
    Page<PolicySummary> list() {
        return Page.whole(
                policies.published().items().stream().map(PolicySummary::of).toList());
    }

    /// Get a policy.
    ///
    /// Returns the last version, even if it is not in effect yet or withdraws the policy; version 0 if there is
    /// none. Send its `ETag` to publish another version.
    @GetMapping("/{kind}/{locale}")
    @Operation(operationId = "getPublishedPolicy")
    PolicyVersion get(
            @PathVariable PolicyKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = TAG) String locale) {
        return policies.last(kind, locale);
    }

    /// Publish a policy.
    ///
    /// The text or page takes effect immediately, or at `takesEffectAt`; the former version is in effect until
    /// then. Former versions remain readable. A text is Markdown without HTML.
    @PutMapping("/{kind}/{locale}")
    @RequiresPermission(Permission.SETTINGS_WRITE)
    @Operation(operationId = "publishPolicy")
    @Problems(ProblemCode.REJECTED)
    PolicyVersion publish(
            @PathVariable PolicyKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = TAG) String locale,
            IfMatch ifMatch,
            @RequestBody @Valid PublishPolicy request) {
        return policies.publish(kind, locale, ifMatch, request);
    }

    /// Withdraw a policy.
    ///
    /// Shoppers no longer see it in this language. Its versions remain readable for staff.
    @DeleteMapping("/{kind}/{locale}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @RequiresPermission(Permission.SETTINGS_WRITE)
    @Operation(operationId = "withdrawPolicy")
    void withdraw(
            @PathVariable PolicyKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = TAG) String locale,
            IfMatch ifMatch) {
        policies.withdraw(kind, locale, ifMatch);
    }

    /// Cancel a scheduled version of a policy.
    ///
    /// Prevents the version from taking effect. A version that is in effect cannot be canceled.
    @PostMapping("/{kind}/{locale}/versions/{number}/cancel")
    @RequiresPermission(Permission.SETTINGS_WRITE)
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "cancelPolicyVersion")
    @Problems(ProblemCode.INVALID_STATE_TRANSITION)
    PolicyVersion cancel(
            @PathVariable PolicyKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = TAG) String locale,
            @PathVariable
                    @Parameter(description = "Number of the version.", example = "3")
                    @Min(1)
                    @Max(Integer.MAX_VALUE)
                    long number) {
        return policies.cancel(kind, locale, number);
    }

    /// List the versions of a policy.
    ///
    /// Returns all versions with their texts and the times at which they take effect, newest first. Sort by
    /// `version`.
    @SortableBy("-version")
    @GetMapping("/{kind}/{locale}/versions")
    @Operation(operationId = "listPolicyVersions")
    Page<PolicyVersion> versions(
            @PathVariable PolicyKind kind,
            @PathVariable @Parameter(description = LANGUAGE, example = "de") @Pattern(regexp = TAG) String locale,
            @ParameterObject @Valid Listing listing) {
        return policies.versions(kind, locale, listing);
    }
}
