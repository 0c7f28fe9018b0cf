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

/// Makes two OpenAPI documents: `/v3/api-docs/store-v1` for front ends, `/v3/api-docs/admin-v1` for the back
/// office.
@Configuration(proxyBeanMethods = false)
class OpenApiConfiguration {

    private static final String COMMON = """


            **Errors** are problem documents (RFC 9457): decide by `code`, show `title`, report `requestId`. Each \
            operation lists its codes; each code has a page under `/problems/{code}`.

            **Ids** are TypeIDs: a prefix says what they are the id of. **Money** is an integer of minor units with its \
            currency. **Times** are UTC. Absent means null; unknown fields and parameters are refused in requests, and \
            clients accept new fields and new enum values in answers.

            **Lists** come in pages: follow `page.next`, or the `Link` header. **`POST`** takes an `Idempotency-Key`, so \
            it can be repeated.""";

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
                        "What a shop's front end calls: browse, fill a cart, check out, see one's orders. Public reads need"
                                + " no sign-in; a cart and an order have a secret token of their own."
                                + " A front end may name itself with a publishable key in `X-Publishable-Key`."
                                + " A server that calls for buyers sends a secret key in `X-Storefront-Key` and the buyer's"
                                + " address in `X-Forwarded-For`, so that limits count each buyer."
                                + COMMON,
                        TagGroups.STORE,
                        List::of))
                .build();
    }

    /// @param webhooks the modules that send something tell what
    @Bean
    GroupedOpenApi adminV1(ObjectProvider<WebhookDocument.Source> webhooks) {
        return GroupedOpenApi.builder()
                .group("admin-v1")
                .displayName("Admin API")
                .pathsToMatch("/admin/v1/**")
                .addOpenApiCustomizer(new ContractDocument(
                        "Kontor admin API",
                        "What the back office calls: keep the catalogue, prices and stock, and see orders through. Every"
                                + " operation needs a member of staff, most a permission. Changes need `If-Match` with the"
                                + " `ETag` that was read."
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

    /// The first of the converters, so that springdoc's own stand before it in the chain.
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
