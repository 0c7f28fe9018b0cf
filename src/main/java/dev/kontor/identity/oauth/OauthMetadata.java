package dev.kontor.identity.oauth;

import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Makes the metadata list only what this server offers.
///
/// @param provider whether staff can sign in at other programs
record OauthMetadata(boolean provider) implements Consumer<Map<String, Object>> {

    /// Features of Spring's server that are disabled here.
    private static final List<String> NOT_OFFERED = List.of(
            "end_session_endpoint",
            "introspection_endpoint",
            "introspection_endpoint_auth_methods_supported",
            "revocation_endpoint",
            "revocation_endpoint_auth_methods_supported",
            "pushed_authorization_request_endpoint",
            "device_authorization_endpoint",
            "tls_client_certificate_bound_access_tokens",
            "dpop_signing_alg_values_supported");

    @Override
    public void accept(Map<String, Object> claims) {
        NOT_OFFERED.forEach(claims::remove);
        claims.put("id_token_signing_alg_values_supported", List.of("ES256"));
        if (provider) {
            claims.put("grant_types_supported", List.of("authorization_code", "client_credentials"));
            claims.put(
                    "token_endpoint_auth_methods_supported",
                    List.of("client_secret_basic", "client_secret_post", "none"));
            claims.put("scopes_supported", List.of("openid", "profile", "email"));
            claims.put("acr_values_supported", Person.LEVELS);
            claims.put("prompt_values_supported", List.of("none", "login", "select_account"));
        } else {
            claims.remove("userinfo_endpoint");
            claims.put("grant_types_supported", List.of("client_credentials"));
            claims.put("token_endpoint_auth_methods_supported", List.of("client_secret_basic", "client_secret_post"));
        }
    }
}
