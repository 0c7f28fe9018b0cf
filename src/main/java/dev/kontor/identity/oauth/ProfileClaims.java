package dev.kontor.identity.oauth;

import dev.kontor.identity.StaffId;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.security.oauth2.core.oidc.OidcScopes;
import org.springframework.security.oauth2.core.oidc.StandardClaimNames;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;
import org.springframework.stereotype.Component;

/// The claims about a staff member that a program's scopes grant, as they are now.
@Component
class ProfileClaims {

    static final String ROLES = "roles";

    private final PersonQueries persons;

    ProfileClaims(PersonQueries persons) {
        this.persons = persons;
    }

    /// The claims in addition to `sub`; none if the user no longer exists.
    Map<String, Object> of(StaffId staff, RegisteredClient client, Collection<String> scopes) {
        var claims = new LinkedHashMap<String, Object>();
        persons.profile(staff).ifPresent(profile -> {
            if (scopes.contains(OidcScopes.EMAIL)) {
                claims.put(StandardClaimNames.EMAIL, profile.email());
                claims.put(StandardClaimNames.EMAIL_VERIFIED, profile.verified());
            }
            if (scopes.contains(OidcScopes.PROFILE)) {
                claims.put(StandardClaimNames.NAME, profile.name());
            }
            if (OauthClients.exposesRoles(client)) {
                claims.put(ROLES, profile.roles());
            }
        });
        return claims;
    }
}
