package dev.kontor.shared.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether the API documentation is public.
///
/// @param enabled whether Swagger UI and the OpenAPI documents are served; the profile `prod` disables them
/// @param live builds the OpenAPI documents and event types from the running code instead of reading those in
///     the jar, for work on the API itself; takes several seconds of CPU time after the start
@ConfigurationProperties("kontor.docs")
public record DocsProperties(
        @DefaultValue("true") boolean enabled,
        @DefaultValue("false") boolean live) {}
