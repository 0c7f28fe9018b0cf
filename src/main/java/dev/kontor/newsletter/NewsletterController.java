package dev.kontor.newsletter;

import dev.kontor.customer.ConsentEvidence;
import dev.kontor.customer.OfferedConsent;
import dev.kontor.identity.PublishableKeys;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.limit.LimitPolicy;
import dev.kontor.shared.limit.RateLimited;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.http.HttpStatus;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

/// The newsletter, for shoppers.
@RestController
@RequestMapping("/store/v1/newsletter")
@PublicEndpoint
@Tag(name = "Newsletter", description = "Subscription with double opt-in.")
class NewsletterController {

    private final NewsletterService newsletter;

    NewsletterController(NewsletterService newsletter) {
        this.newsletter = newsletter;
    }

    /// Get the newsletter.
    ///
    /// Returns the text that subscribers agree to: show it in the form. 404 if the shop offers no newsletter.
    @GetMapping
    @Operation(operationId = "getNewsletter")
    @Problems(ProblemCode.NOT_FOUND)
    OfferedConsent offered(@ParameterObject @Valid NewsletterQuery query) {
        return newsletter.offered(
                query.locale() == null ? LocaleContextHolder.getLocale() : Locale.forLanguageTag(query.locale()));
    }

    /// Subscribe to the newsletter.
    ///
    /// Mails a link whose token `POST /store/v1/newsletter/confirmations` expects, at most three of them an
    /// hour. Before that, nothing is sent to the address and nothing is recorded as agreed. Name the text
    /// that the person has read: an earlier version is rejected. The response is the same for every
    /// address.
    @PostMapping("/subscriptions")
    @ResponseStatus(HttpStatus.ACCEPTED)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.MAIL)
    @Operation(operationId = "subscribeToNewsletter")
    @Problems({ProblemCode.REJECTED, ProblemCode.NOT_FOUND, ProblemCode.UNKNOWN_CHANNEL, ProblemCode.QUOTA_EXCEEDED})
    void subscribe(
            @Parameter(hidden = true) @RequestHeader(name = PublishableKeys.HEADER, required = false) @Nullable
                    String key,
            @RequestBody @Valid Subscribe request,
            HttpServletRequest http) {
        newsletter.subscribe(request, LocaleContextHolder.getLocale(), key, ConsentEvidence.of(http));
    }

    /// Confirm a subscription.
    ///
    /// Uses the token of the mail, once. Records the consent with text, time, IP address and browser, of
    /// the form and of the confirmation.
    @PostMapping("/confirmations")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    @Operation(operationId = "confirmNewsletter")
    @Problems({ProblemCode.LINK_EXPIRED, ProblemCode.QUOTA_EXCEEDED})
    void confirm(@RequestBody @Valid NewsletterToken token, HttpServletRequest http) {
        newsletter.confirm(token, ConsentEvidence.of(http));
    }

    /// Unsubscribe from the newsletter.
    ///
    /// Ends the subscription of the address that received the token, and withdraws the consent. Repeated
    /// requests also return 204.
    @PostMapping("/unsubscriptions")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Idempotency(Idempotency.Mode.NONE)
    @RateLimited(LimitPolicy.RESET)
    @Operation(operationId = "unsubscribeFromNewsletter")
    @Problems({ProblemCode.LINK_EXPIRED, ProblemCode.QUOTA_EXCEEDED})
    void unsubscribe(@RequestBody @Valid NewsletterToken token) {
        newsletter.unsubscribe(token);
    }
}
