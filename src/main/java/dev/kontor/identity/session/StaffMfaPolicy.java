package dev.kontor.identity.session;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// What staff need to sign in.
///
/// @param staffMfa whether members of staff must have a second factor; `required` in profile `prod`
@Validated
@ConfigurationProperties("kontor.identity")
public record StaffMfaPolicy(
        @DefaultValue("optional") @NotNull StaffMfa staffMfa) {

    public boolean isRequired() {
        return staffMfa == StaffMfa.REQUIRED;
    }
}
