package dev.kontor.shared.shop;

import dev.kontor.shared.problem.RejectedException;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.ZoneId;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// The facts of the shop that never change while it runs.
///
/// @param publicUrl where clients reach this installation, without a trailing slash; links use it, never
///     the `Host` header. In local mode the default contains the listening port.
/// @param locales the shop's locales (BCP 47); the first is the default
/// @param currencies the shop's currencies (ISO 4217); the first is the default
/// @param timeZone IANA time zone in which the days of the shop begin, such as `Europe/Berlin`
@Validated
@ConfigurationProperties("kontor.shop")
public record Shop(
        @DefaultValue("http://localhost:8080") @NotNull URI publicUrl,
        @DefaultValue({"en", "de", "fr"}) @NotEmpty List<Locale> locales,
        @DefaultValue({"USD", "EUR", "JPY"}) @NotEmpty List<Currency> currencies,

        @DefaultValue("UTC") @NotNull ZoneId timeZone) {

    /// PostgreSQL reads an offset such as `+02:00` with the opposite sign.
    @AssertTrue(message = "time-zone must be an IANA time zone such as `Europe/Berlin`")
    boolean isTimeZoneNamed() {
        return ZoneId.getAvailableZoneIds().contains(timeZone.getId());
    }

    public Locale defaultLocale() {
        return locales.getFirst();
    }

    /// The locales as BCP 47 tags.
    public List<String> languageTags() {
        return locales.stream().map(Locale::toLanguageTag).toList();
    }

    /// @param texts by BCP 47 tag
    /// @param pointer to the texts
    /// @throws RejectedException `unknown-language` if a text is in a language that the shop does not offer
    public void requireLanguages(@Nullable Map<String, ?> texts, String pointer) {
        if (texts != null) {
            var offered = languageTags();
            for (var tag : texts.keySet()) {
                if (!offered.contains(tag)) {
                    throw RejectedException.at(
                            pointer + "/" + tag, "unknown-language", "The shop does not offer this language.");
                }
            }
        }
    }

    /// The shop's locale that best matches the requested one: `de` for `de-AT`, the default for an unsupported
    /// language.
    public Locale nearest(Locale wanted) {
        var found = Locale.lookup(List.of(new Locale.LanguageRange(wanted.toLanguageTag())), locales);
        return found == null ? defaultLocale() : found;
    }

    public Currency defaultCurrency() {
        return currencies.getFirst();
    }

    /// An absolute link into this installation.
    ///
    /// @param path starts with a slash
    public String link(String path) {
        return publicUrl + path;
    }
}
