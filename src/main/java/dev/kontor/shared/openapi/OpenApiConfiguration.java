package dev.kontor.shared.openapi;

import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.web.binding.DynamicParameters;
import dev.kontor.shared.web.binding.IfMatch;
import dev.kontor.shared.web.binding.MergePatch;
import dev.kontor.shared.web.idempotency.IdempotencyKey;
import io.swagger.v3.core.jackson.ModelResolver;
import io.swagger.v3.core.util.Json31;
import java.io.IOException;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import org.springdoc.core.customizers.GlobalOperationComponentsCustomizer;
import org.springdoc.core.models.GroupedOpenApi;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.core.utils.SpringDocUtils;
import org.springdoc.webmvc.api.MultipleOpenApiResource;
import org.springdoc.webmvc.ui.SwaggerWelcomeCommon;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.annotation.Lazy;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;

/// Provides two OpenAPI documents: `/v3/api-docs/store-v1` for front ends, `/v3/api-docs/admin-v1` for the back
/// office.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String COMMON = """
**Errors** are problem documents (RFC 9457): branch on `code`, show `title`, report `requestId`. Each \
operation lists its codes; each code has a page under `/problems/{code}`.  **Ids** are TypeIDs: the prefix \
names the type. **Money** is an integer of minor units with its currency. **Times** are UTC. Absent means \
null. Requests with unknown fields or parameters are rejected; clients must accept new fields and new enum \
values in responses.  **Lists** are paged: follow `page.next`, or the `Link` header. **`POST`** accepts an \
`Idempotency-Key`, so it can be retried.""";

    static {
        SpringDocUtils.getConfig()
                .removeRequestWrapperToIgnore(Locale.class)
                .addRequestWrapperToIgnore(
                        IfMatch.class, MergePatch.class, IdempotencyKey.class, DynamicParameters.class)
                .addSimpleTypesForParameterObject(TypedId.class, Currency.class, Locale.class);
        ModelResolver.enumsAsRef = true;
    }

    @Bean
    GroupedOpenApi storeV1() {
        return GroupedOpenApi.builder()
                .group("store-v1")
                .displayName("Store API")
                .pathsToMatch("/store/v1/**")
                .addOpenApiCustomizer(new ContractDocument(
                        "Kontor store API",
                        "The API for a shop's front end: browse, fill a cart, check out, and view orders. "
                                + "Public reads need no sign-in; carts and orders of guests have secret tokens. A front "
                                + "end may identify itself with a publishable key in `X-Publishable-Key`. A server that "
                                + "calls for buyers sends a secret key in `X-Storefront-Key` and the buyer's address in "
                                + "`X-Forwarded-For`, so that rate limits count each buyer."
                                + COMMON,
                        TagGroups.STORE,
                        List::of))
                .build();
    }

    /// @param webhooks the messages of each module that sends some
    @Bean
    GroupedOpenApi adminV1(ObjectProvider<WebhookDocument.Source> webhooks) {
        return GroupedOpenApi.builder()
                .group("admin-v1")
                .displayName("Admin API")
                .pathsToMatch("/admin/v1/**")
                .addOpenApiCustomizer(new ContractDocument(
                        "Kontor admin API",
                        "The API for the back office: manage the catalogue, prices and stock, and process "
                                + "orders. Every operation requires a staff member or an API key, most of them a "
                                + "permission. Changes require `If-Match` with the `ETag` of the version that was read."
                                + COMMON,
                        TagGroups.ADMIN,
                        () -> webhooks.orderedStream()
                                .flatMap(source -> source.webhooks().stream())
                                .toList()))
                .build();
    }

    @Bean
    GlobalOperationComponentsCustomizer operationDocuments() {
        return new OperationDocuments();
    }

    /// The first converter, so that springdoc's own come before it in the chain.
    @Bean
    @Order(Ordered.HIGHEST_PRECEDENCE)
    ContractResolver contractResolver() {
        return new ContractResolver(Json31.mapper());
    }

    @Bean
    @Lazy
    @ConditionalOnBooleanProperty("springdoc.swagger-ui.enabled")
    QuickSwaggerUi quickSwaggerUi(
            SwaggerUiConfigProperties config,
            SwaggerUiOAuthProperties oauth,
            SwaggerWelcomeCommon welcome,
            ObjectMapperProvider mappers)
            throws IOException {
        return new QuickSwaggerUi(config, oauth, welcome, mappers);
    }

    @Bean
    static LateDocuments lateDocuments() {
        return new LateDocuments();
    }

    @Bean
    LateDocuments.Begin beginDocuments(ObjectProvider<MultipleOpenApiResource> documents) {
        return new LateDocuments.Begin(documents);
    }
}
