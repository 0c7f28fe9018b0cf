package dev.kontor.shared.web;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/// Settings of the HTTP API.
///
/// @param hosts the names under which this installation is called, without ports; others are refused. If empty,
///     any name will do, but in `prod` only that of `kontor.shop.public-url`. `*` for any.
/// @param cors which other sites' scripts may call the API
@ConfigurationProperties("kontor.web")
record WebProperties(
        @DefaultValue List<String> hosts, @DefaultValue Cors cors) {

    /// Who may call from a browser.
    ///
    /// @param origins allowed origins, such as `https://shop.example`; none by default
    record Cors(@DefaultValue List<String> origins) {}
}
