package dev.kontor.exchange;

import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotNull;
import java.time.Duration;
import org.hibernate.validator.constraints.time.DurationMin;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;
import org.springframework.validation.annotation.Validated;

/// Settings of imports and exports.
///
/// @param maxFileSize maximum size of an imported file
/// @param retention how long files are stored
/// @param history how long imports and exports are listed
@Validated
@ConfigurationProperties("kontor.exchange")
public record ExchangeProperties(
        @DefaultValue("256MB") @NotNull DataSize maxFileSize,

        @DefaultValue("7d") @NotNull @DurationMin(hours = 1) Duration retention,

        @DefaultValue("30d") @NotNull @DurationMin(hours = 1)
        Duration history) {

    @AssertTrue(message = "max-file-size must be positive")
    boolean isMaxFileSizePositive() {
        return maxFileSize.toBytes() > 0;
    }
}
