package dev.kontor.shared.web;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Whether the API explains itself to everybody.
///
/// @param enabled whether Swagger UI and the OpenAPI documents are served; the profile `prod` turns them off
@ConfigurationProperties("kontor.docs")
public record DocsProperties(@DefaultValue("true") boolean enabled) {}
