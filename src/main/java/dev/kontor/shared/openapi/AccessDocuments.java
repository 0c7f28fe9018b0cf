package dev.kontor.shared.openapi;

import dev.kontor.shared.access.AccessMarks;
import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.PublicEndpoint;
import dev.kontor.shared.access.RequiresCapability;
import dev.kontor.shared.access.RequiresCustomer;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.access.RequiresStaff;
import io.swagger.v3.oas.models.Operation;
import io.swagger.v3.oas.models.security.OAuthFlow;
import io.swagger.v3.oas.models.security.OAuthFlows;
import io.swagger.v3.oas.models.security.Scopes;
import io.swagger.v3.oas.models.security.SecurityRequirement;
import io.swagger.v3.oas.models.security.SecurityScheme;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.web.method.HandlerMethod;

/// Documents who may call an operation.
final class AccessDocuments {

    private static final String CUSTOMER_TOKEN = "CustomerToken";
    private static final String CUSTOMER_PASSWORD = "CustomerPassword";
    private static final String STAFF_TOKEN = "StaffToken";
    private static final String STAFF_PASSWORD = "StaffPassword";
    private static final String SECRET_KEY = "SecretKey";
    private static final String CLIENT_CREDENTIALS = "ClientCredentials";

    private AccessDocuments() {}

    static void describe(Operation operation, HandlerMethod handler) {
        var marks = AccessMarks.of(handler);
        switch (marks.isEmpty() ? null : marks.getFirst()) {
            case PublicEndpoint _ -> operation.setSecurity(List.of());
            case RequiresCustomer _ -> operation.setSecurity(anyOf(CUSTOMER_TOKEN, CUSTOMER_PASSWORD));
            case RequiresCapability capability ->
                operation.setSecurity(anyOf(scheme(capability.value()), CUSTOMER_TOKEN, CUSTOMER_PASSWORD));
            case RequiresStaff _ -> operation.setSecurity(anyOf(STAFF_TOKEN, STAFF_PASSWORD));
            case RequiresPermission permission -> {
                var text = permission.value().text();
                boolean persons = AccessMarks.isForPersonsOnly(handler);
                operation.setSecurity(
                        persons
                                ? anyOf(STAFF_TOKEN, STAFF_PASSWORD)
                                : anyOf(STAFF_TOKEN, STAFF_PASSWORD, SECRET_KEY, CLIENT_CREDENTIALS));
                operation.addExtension("x-permission", text);
                append(
                        operation,
                        "Requires the permission `" + text + (persons ? "`. API keys may not call it." : "`."));
            }
            case null, default -> {
                // Closed to everyone: the build fails for such a handler elsewhere.
            }
        }
        if (AccessMarks.requiresRecentFactor(handler)) {
            operation.addExtension("x-requires-recent-factor", true);
            append(operation, "A person must have confirmed a factor within the last 15 minutes.");
        }
    }

    private static void append(Operation operation, String sentence) {
        var description = operation.getDescription() == null ? "" : operation.getDescription() + "\n\n";
        operation.setDescription(description + sentence);
    }

    static Map<String, SecurityScheme> schemes() {
        var schemes = new LinkedHashMap<String, SecurityScheme>();
        schemes.put(CUSTOMER_TOKEN, bearer("The access token of a customer, from `POST /store/v1/auth/login`."));
        schemes.put(CUSTOMER_PASSWORD, password("/store/v1/auth/token", "E-mail address and password of a customer."));
        schemes.put(
                scheme(RequiresCapability.CART_TOKEN),
                header(
                        RequiresCapability.CART_TOKEN,
                        "The secret token of a cart, returned once by `POST /store/v1/carts`."));
        schemes.put(
                scheme(RequiresCapability.ORDER_TOKEN),
                header(RequiresCapability.ORDER_TOKEN, "The secret token of an order, returned when it is placed."));
        schemes.put(STAFF_TOKEN, bearer("The access token of a staff member, from `POST /admin/v1/auth/login`."));
        schemes.put(STAFF_PASSWORD, password("/admin/v1/auth/token", "E-mail address and password of a staff member."));
        schemes.put(
                SECRET_KEY,
                new SecurityScheme()
                        .type(SecurityScheme.Type.HTTP)
                        .scheme("bearer")
                        .bearerFormat("sk_")
                        .description("The secret of an API key, `sk_…`, shown once by `POST /admin/v1/api-keys`."));
        schemes.put(
                CLIENT_CREDENTIALS,
                new SecurityScheme()
                        .type(SecurityScheme.Type.OAUTH2)
                        .flows(new OAuthFlows()
                                .clientCredentials(new OAuthFlow()
                                        .tokenUrl("/oauth2/token")
                                        .scopes(scopes())))
                        .description(
                                "OAuth 2.0 client credentials: the id of an API key, `key_…`, is the client id, its "
                                        + "secret the client secret."));
        return schemes;
    }

    private static Scopes scopes() {
        var scopes = new Scopes();
        for (var permission : Permission.values()) {
            scopes.addString(permission.text(), permission.description());
        }
        return scopes;
    }

    private static String scheme(String header) {
        return header.replaceFirst("^X-", "").replace("-", "");
    }

    private static List<SecurityRequirement> anyOf(String... schemes) {
        return List.of(schemes).stream()
                .map(scheme -> new SecurityRequirement().addList(scheme))
                .toList();
    }

    private static SecurityScheme bearer(String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.HTTP)
                .scheme("bearer")
                .bearerFormat("JWT")
                .description(description);
    }

    private static SecurityScheme password(String tokenUrl, String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.OAUTH2)
                .flows(new OAuthFlows()
                        .password(new OAuthFlow().tokenUrl(tokenUrl).scopes(new Scopes())))
                .description(description);
    }

    private static SecurityScheme header(String name, String description) {
        return new SecurityScheme()
                .type(SecurityScheme.Type.APIKEY)
                .in(SecurityScheme.In.HEADER)
                .name(name)
                .description(description);
    }
}
