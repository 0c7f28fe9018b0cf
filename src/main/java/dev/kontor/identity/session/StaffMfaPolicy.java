package dev.kontor.identity.session;

import jakarta.validation.constraints.NotNull;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Requirements for staff sign-in.
///
/// @param staffMfa whether staff must have a second factor; `required` in profile `prod`
@Validated
@ConfigurationProperties("kontor.identity")
public record StaffMfaPolicy(
        @DefaultValue("optional") @NotNull StaffMfa staffMfa) {

    public boolean isRequired() {
        return staffMfa == StaffMfa.REQUIRED;
    }
}
