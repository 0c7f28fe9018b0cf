package dev.kontor.webhook.endpoint;

import io.swagger.v3.oas.annotations.media.Schema;
import jakarta.validation.constraints.Email;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Creates or changes an endpoint.
///
/// @param url where messages are posted: `https`, on the public internet
/// @param eventTypes names of event types, groups of them such as `order.*`, or `*` for all
/// @param contactEmail notified when the endpoint is disabled; the shop's own address if absent
/// @param enabled whether messages are sent; yes if absent
record SaveWebhookEndpoint(
        @NotBlank @Size(max = 2_000) @Schema(example = "https://erp.example.com/kontor")
        String url,

        @Nullable @Size(max = 500) @Schema(example = "Orders for the ERP system")
        String description,

        @NotEmpty @Size(max = 50) @Schema(example = "[\"order.*\", \"fulfillment.shipped\"]")
        List<@NotNull @Size(min = 1, max = 100) @Pattern(regexp = "\\*|[a-z_]+\\.([a-z_]+|\\*)") String> eventTypes,

        @Nullable @Email @Size(max = 254) @Schema(example = "erp@example.com")
        String contactEmail,

        @Nullable @Schema(defaultValue = "true") Boolean enabled) {

    boolean isEnabled() {
        return enabled == null || enabled;
    }
}
