package dev.kontor.shared.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether the API documentation is public.
///
/// @param enabled whether Swagger UI and the OpenAPI documents are served; the profile `prod` disables them
@ConfigurationProperties("kontor.docs")
public record DocsProperties(@DefaultValue("true") boolean enabled) {}
