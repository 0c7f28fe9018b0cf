package dev.kontor.customer.consent;

import dev.kontor.customer.ConsentEvidence;
import dev.kontor.identity.Actor;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.paging.Page;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import jakarta.validation.constraints.Pattern;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The consents of the signed-in customer.
@RestController
@RequestMapping("/store/v1/me/consents")
@RequiresCustomer
@Tag(name = "Account", description = "The profile and the address book of the signed-in customer.")
class MyConsentController {

    private final ConsentService consents;

    MyConsentController(ConsentService consents) {
        this.consents = consents;
    }

    /// List my consents.
    ///
    /// Returns every purpose with its current text and whether the customer has agreed.
    @GetMapping
    @Operation(operationId = "listMyConsents")
    Page<MyConsent> list(Actor.Customer actor, @ParameterObject @Valid MyConsentQuery query) {
        return Page.whole(consents.states(actor.id(), query.locale()));
    }

    /// Give or withdraw a consent.
    ///
    /// Records the decision with text, time, IP address and browser. Name the text that the customer has read:
    /// an earlier version is rejected. Withdrawing needs no text. A decision that changes nothing is not recorded.
    @PutMapping("/{purpose}")
    @Operation(operationId = "setMyConsent")
    @Problems(ProblemCode.REJECTED)
    MyConsent set(
            Actor.Customer actor,
            @PathVariable
                    @Parameter(description = "Code of the purpose.", example = "NEWSLETTER")
                    @Pattern(regexp = CreateConsentPurpose.CODE)
                    String purpose,
            @ParameterObject @Valid MyConsentQuery query,
            @RequestBody @Valid ChangeMyConsent request,
            HttpServletRequest http) {
        return consents.changeOwn(actor, purpose, request, query.locale(), ConsentEvidence.of(http));
    }
}
