package dev.kontor.storefront.policy;

import dev.kontor.settings.Policies;
import dev.kontor.settings.PolicyKind;
import dev.kontor.settings.PublishedPolicy;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.storefront.cache.StoreCaching;
import dev.kontor.storefront.context.StoreContext;
import dev.kontor.storefront.context.StoreContextParameters;
import dev.kontor.storefront.context.StoreContexts;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/// The policies of the shop, for shoppers.
@RestController
@RequestMapping("/store/v1/policies")
@PublicEndpoint
@Tag(name = "Shop")
class PolicyController {

    private final Policies policies;
    private final StoreContexts contexts;

    PolicyController(Policies policies, StoreContexts contexts) {
        this.policies = policies;
        this.contexts = contexts;
    }

    /// List the policies.
    ///
    /// Returns imprint, terms, privacy, withdrawal and shipping, as far as the shop has published them, without
    /// their texts: each in the requested language, else in the default language of the channel or the shop,
    /// else in any.
    @GetMapping
    @Operation(operationId = "listPolicies")
    @Problems(ProblemCode.CURRENCY_NOT_SUPPORTED)
    ResponseEntity<StorePolicies> list(
            @ParameterObject @Valid StoreContextParameters parameters, HttpServletRequest request) {
        var context = contexts.of(parameters, request);
        var published = policies.published();
        var items = Arrays.stream(PolicyKind.values())
                .flatMap(kind -> best(kind, published.items(), context).stream())
                .map(StorePolicySummary::of)
                .toList();
        return StoreCaching.response(
                new StorePolicies(items), context.locale(), List.of(StoreCaching.POLICIES), published.unchangedFor());
    }

    /// Get a policy.
    ///
    /// Returns the policy with its text, in the same language as in the list.
    @GetMapping("/{kind}")
    @Operation(operationId = "getPolicy")
    @Problems(ProblemCode.CURRENCY_NOT_SUPPORTED)
    ResponseEntity<StorePolicy> get(
            @PathVariable PolicyKind kind,
            @ParameterObject @Valid StoreContextParameters parameters,
            HttpServletRequest request) {
        var context = contexts.of(parameters, request);
        // First, because a policy that takes effect in between makes the response one that nobody stores.
        var published = policies.published();
        var policy = best(kind, published.items(), context)
                .flatMap(found -> policies.find(kind, found.locale()))
                .orElseThrow(() -> new NotFoundException(Message.of("policy.not-published", "kind", kind)));
        return StoreCaching.response(
                StorePolicy.of(policy),
                Locale.forLanguageTag(policy.locale()),
                List.of(StoreCaching.POLICIES),
                published.unchangedFor());
    }

    private static Optional<PublishedPolicy> best(
            PolicyKind kind, Collection<PublishedPolicy> published, StoreContext context) {
        var ofKind = published.stream().filter(policy -> policy.kind() == kind).toList();
        var wanted = Stream.of(context.locale(), context.channel().defaultLocale(), context.fallback())
                .map(Locale::toLanguageTag);
        return wanted.flatMap(locale ->
                        ofKind.stream().filter(policy -> policy.locale().equals(locale)))
                .findFirst()
                .or(() -> ofKind.stream().findFirst());
    }
}
