package dev.kontor.identity.oauth;

import dev.kontor.identity.SessionId;
import dev.kontor.identity.StaffId;
import dev.kontor.identity.session.Factor;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.AuthenticatedPrincipal;
import org.springframework.security.core.Authentication;

/// A staff member who has signed in at this authorization server.
///
/// @param authTime when a factor was last confirmed
/// @param factors the confirmed factors
record Person(StaffId staff, SessionId session, Instant authTime, List<Factor> factors)
        implements AuthenticatedPrincipal {

    /// The values of `acr`: with the password alone, and with a second factor.
    static final List<String> LEVELS = List.of("pwd", "mfa");

    Person {
        factors = factors.stream().sorted().toList();
    }

    @Override
    public String getName() {
        return staff.text();
    }

    Authentication authentication() {
        return UsernamePasswordAuthenticationToken.authenticated(this, null, List.of());
    }

    /// The strength of the authentication (`acr`).
    String level() {
        return factors.stream().anyMatch(Factor::isStrong) ? "mfa" : "pwd";
    }

    /// The confirmed factors in terms of RFC 8176 (`amr`).
    List<String> methods() {
        return factors.stream()
                .flatMap(factor -> switch (factor) {
                    case PASSWORD -> Stream.of("pwd");
                    case TOTP, RECOVERY_CODE -> Stream.of("otp", "mfa");
                    case PASSKEY -> Stream.of("hwk", "user", "mfa");
                    case SSO -> Stream.<String>of();
                })
                .distinct()
                .toList();
    }
}
