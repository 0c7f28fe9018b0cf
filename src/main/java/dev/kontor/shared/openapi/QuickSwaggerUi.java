package dev.kontor.shared.openapi;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springdoc.core.properties.SwaggerUiConfigProperties;
import org.springdoc.core.properties.SwaggerUiOAuthProperties;
import org.springdoc.core.providers.ObjectMapperProvider;
import org.springdoc.webmvc.ui.SwaggerIndexPageTransformer;
import org.springdoc.webmvc.ui.SwaggerWelcomeCommon;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.Resource;
import org.springframework.web.servlet.resource.ResourceTransformerChain;
import org.springframework.web.servlet.resource.TransformedResource;

/// Adds a plugin to Swagger UI that renders large documents quickly; `docs/quick-references.js` explains how.
class QuickSwaggerUi extends SwaggerIndexPageTransformer {

    private static final String INITIALIZER = "swagger-initializer.js";
    private static final String PLUGINS = "SwaggerUIBundle.plugins.DownloadUrl";

    private final String plugin;

    QuickSwaggerUi(
            SwaggerUiConfigProperties config,
            SwaggerUiOAuthProperties oauth,
            SwaggerWelcomeCommon welcome,
            ObjectMapperProvider mappers)
            throws IOException {
        super(config, oauth, welcome, mappers);
        this.plugin = new ClassPathResource("docs/quick-references.js").getContentAsString(StandardCharsets.UTF_8);
    }

    @Override
    public Resource transform(HttpServletRequest request, Resource resource, ResourceTransformerChain chain)
            throws IOException {
        var transformed = super.transform(request, resource, chain);
        if (!INITIALIZER.equals(resource.getFilename())) {
            return transformed;
        }
        var script = transformed.getContentAsString(StandardCharsets.UTF_8);
        return new TransformedResource(
                resource,
                script.replace(PLUGINS, PLUGINS + ",\n" + plugin.strip()).getBytes(StandardCharsets.UTF_8));
    }
}
