package dev.kontor.shared.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the HTTP API.
///
/// @param cors which other sites' scripts may call the API
@ConfigurationProperties("kontor.web")
record WebProperties(@DefaultValue Cors cors) {

    /// Who may call from a browser.
    ///
    /// @param origins allowed origins, such as `https://shop.example`; none by default
    record Cors(@DefaultValue List<String> origins) {}
}
