package dev.kontor.tax;

import jakarta.validation.constraints.NotNull;
import java.util.Set;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// @param untaxed whether carts can be ordered without tax if no tax zone or rate applies: `REFUSED` or `ALLOWED`
/// @param untaxedChannels codes of channels in which such carts can be ordered even if the shop refuses them
@Validated
@ConfigurationProperties("kontor.tax")
record TaxProperties(
        @DefaultValue("REFUSED") @NotNull Untaxed untaxed,
        @DefaultValue @NotNull Set<String> untaxedChannels) {

    /// Whether something is sold whose tax is not known.
    enum Untaxed {
        REFUSED,
        ALLOWED
    }

    boolean allows(String channel) {
        return untaxed == Untaxed.ALLOWED || untaxedChannels.contains(channel);
    }
}
