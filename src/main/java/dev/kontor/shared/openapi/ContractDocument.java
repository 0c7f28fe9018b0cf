package dev.kontor.shared.openapi;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverters;
import io.swagger.v3.oas.models.Components;
import io.swagger.v3.oas.models.OpenAPI;
import io.swagger.v3.oas.models.Paths;
import io.swagger.v3.oas.models.info.Contact;
import io.swagger.v3.oas.models.info.Info;
import io.swagger.v3.oas.models.info.License;
import io.swagger.v3.oas.models.servers.Server;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.customizers.OpenApiCustomizer;

/// Completes one document: contact, shared components, and removal of everything that no operation uses.
///
/// @param title of the API
/// @param description its purpose, and what applies to all operations
/// @param groups of its tags
/// @param webhooks messages sent to programs; read when the document is built
record ContractDocument(String title, String description, TagGroups groups, Supplier<List<WebhookDocument>> webhooks)
        implements OpenApiCustomizer {

    static final String VERSION = "1.0.0";

    @Override
    public void customise(OpenAPI document) {
        document.setInfo(new Info()
                .title(title)
                .summary(title + ".")
                .description(description)
                .version(VERSION)
                .contact(new Contact().name("The Kontor developers"))
                .license(new License().name("Apache-2.0").identifier("Apache-2.0")));
        document.setServers(List.of(new Server().url("/").description("This installation.")));
        complete(document.getComponents());
        if (!webhooks.get().isEmpty()) {
            WebhookDocuments.describe(document, webhooks.get());
        }
        groups.order(document);
        RequestSchemas.separate(document);
        ExactSchemas.correct(document);
        BodyExamples.complete(document);
        UnusedComponents.drop(document);
        sort(document);
        SchemaNames.forget();
    }

    private static void complete(Components components) {
        ModelConverters.getInstance(true)
                .resolveAsResolvedSchema(new AnnotatedType(ProblemDocument.class).resolveAsRef(true))
                .referencedSchemas
                .forEach((name, schema) -> {
                    if (components.getSchemas() == null
                            || !components.getSchemas().containsKey(name)) {
                        components.addSchemas(name, schema);
                    }
                });
        components.setSecuritySchemes(AccessDocuments.schemes());
        OperationDocuments.parameters().forEach(components::addParameters);
        ResponseDocs.headers().forEach(components::addHeaders);
    }

    /// The document must not depend on the order of beans.
    private static void sort(OpenAPI document) {
        var paths = new Paths();
        new TreeMap<>(document.getPaths()).forEach(paths::addPathItem);
        document.setPaths(paths);
        var components = document.getComponents();
        components.setSchemas(sorted(components.getSchemas()));
        components.setResponses(sorted(components.getResponses()));
        components.setExamples(sorted(components.getExamples()));
    }

    private static <T> @Nullable Map<String, T> sorted(@Nullable Map<String, T> named) {
        return named == null ? null : new TreeMap<>(named);
    }
}
