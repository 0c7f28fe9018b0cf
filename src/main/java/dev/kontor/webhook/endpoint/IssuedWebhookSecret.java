package dev.kontor.webhook.endpoint;

import io.swagger.v3.oas.annotations.media.Schema;

/// An endpoint with its newest secret: the only response that shows it.
///
/// @param secret the signing secret, in the format of the Standard Webhooks libraries. It is shown only once
record IssuedWebhookSecret(
        Endpoint endpoint,

        @Schema(
                example = "whsec_YW4gZXhhbXBsZSwgYW5kIG5vIHJlYWwgc2VjcmV0Li4=",
                pattern = "^whsec_[A-Za-z0-9+/]{43}=$",
                maxLength = 50)
        String secret) {

    @Override
    public String toString() {
        return "IssuedWebhookSecret[" + endpoint.id() + ", ***]";
    }
}
