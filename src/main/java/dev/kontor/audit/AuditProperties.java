package dev.kontor.audit;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import jakarta.validation.constraints.Size;
import java.time.Duration;
import java.util.List;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings for sealing and verifying the audit log.
///
/// @param sealInterval how often committed entries are numbered and chained
/// @param formerSecrets former values of `kontor.secret.key`, so that old entries can still be verified
/// @param head the chain head that the command `--verify-audit-log` must find, as printed by an earlier run or
///     log line: `<position>:<hex>`
@Validated
@ConfigurationProperties("kontor.audit")
record AuditProperties(
        @DefaultValue("5s") @NotNull @DurationMin(millis = 100) @DurationMax(minutes = 10)
        Duration sealInterval,

        @DefaultValue @NotNull List<@Size(min = 32, max = 512) String> formerSecrets,

        @Nullable @Pattern(regexp = "[1-9][0-9]{0,17}:[0-9a-f]{64}")
        String head) {

    @Override
    public String toString() {
        return "AuditProperties[sealInterval=" + sealInterval + ", ***]";
    }
}
