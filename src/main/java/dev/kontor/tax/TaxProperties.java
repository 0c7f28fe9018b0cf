package dev.kontor.tax;

import jakarta.validation.Valid;
import jakarta.validation.constraints.AssertTrue;
import jakarta.validation.constraints.Max;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotNull;
import java.net.URI;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.hibernate.validator.constraints.time.DurationMax;
import org.hibernate.validator.constraints.time.DurationMin;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.validation.annotation.Validated;

/// Settings of taxes.
///
/// @param untaxed whether carts can be ordered without tax if no tax zone or rate applies: `REFUSED` or
///     `ALLOWED`
/// @param untaxedChannels codes of channels in which such carts can be ordered even if the shop refuses
///     them
/// @param seller where the shop is registered for VAT
/// @param vatCheck how VAT numbers of buyers are checked
/// @param provider the tax service that calculates and records taxes instead of the shop's own rates
@Validated
@ConfigurationProperties("kontor.tax")
public record TaxProperties(
        @DefaultValue("REFUSED") @NotNull Untaxed untaxed,
        @DefaultValue @NotNull Set<String> untaxedChannels,
        @DefaultValue @Valid Seller seller,
        @DefaultValue @Valid VatCheck vatCheck,
        @DefaultValue @Valid Provider provider) {

    private static boolean isSecure(URI url) {
        return url.getHost() != null
                && ("https".equals(url.getScheme())
                        || "http".equals(url.getScheme())
                                && Set.of("localhost", "127.0.0.1").contains(url.getHost()));
    }

    /// Whether something is sold whose tax is not known.
    public enum Untaxed {
        REFUSED,
        ALLOWED
    }

    boolean allows(String channel) {
        return untaxed == Untaxed.ALLOWED || untaxedChannels.contains(channel);
    }

    /// @param country from which the shop sells (ISO 3166-1 alpha-2); without it, the tax zone alone
    ///     determines the tax
    /// @param vatNumber the shop's VAT number in that country; the register records it in the proof of a
    ///     check
    /// @param registrations the shop's VAT numbers in other countries, whose domestic tax it charges
    /// @param oss whether the shop declares sales to consumers in other member states in its One-Stop Shop
    public record Seller(
            @Nullable String country,
            @Nullable String vatNumber,
            @DefaultValue Set<String> registrations,
            @DefaultValue("true") boolean oss) {

        @AssertTrue(message = "must be a country (ISO 3166-1 alpha-2)")
        boolean isCountryKnown() {
            return country == null
                    || Locale.getISOCountries(Locale.IsoCountryCode.PART1_ALPHA2)
                            .contains(country);
        }

        @AssertTrue(message = "vatNumber must be a VAT number of `country`")
        boolean isVatNumberOfCountry() {
            return vatNumber == null
                    || number().map(VatNumber::country)
                            .filter(own -> VatCountries.isSame(own, country))
                            .isPresent();
        }

        @AssertTrue(message = "registrations must be VAT numbers of other countries")
        boolean isRegisteredElsewhere() {
            return registrations.stream()
                    .allMatch(text -> VatNumber.of(text)
                            .filter(number -> !VatCountries.isSame(number.country(), country))
                            .isPresent());
        }

        /// The shop's own number.
        public Optional<VatNumber> number() {
            return vatNumber == null ? Optional.empty() : VatNumber.of(vatNumber);
        }

        boolean isRegistered(String where) {
            return VatCountries.isSame(where, country)
                    || registrations.stream()
                            .flatMap(text -> VatNumber.of(text).stream())
                            .anyMatch(number -> VatCountries.isSame(number.country(), where));
        }
    }

    /// @param enabled whether numbers are checked with VIES, the register of the European Union
    /// @param url of the register
    /// @param timeout longest time that a buyer waits for the register
    /// @param concurrency number of concurrent checks of this process
    /// @param validFor how long a confirmation counts; then the number must be checked again
    /// @param whenUnavailable what applies while the register does not answer: `CHARGE_TAX` or `ACCEPT` the
    ///     number
    public record VatCheck(
            @DefaultValue("true") boolean enabled,

            @DefaultValue("https://ec.europa.eu/taxation_customs/vies/rest-api/check-vat-number") @NotNull
            URI url,

            @DefaultValue("2s") @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 3)
            Duration timeout,

            @DefaultValue("8") @Min(1) @Max(100) int concurrency,

            @DefaultValue("1d") @NotNull @DurationMin(minutes = 1)
            Duration validFor,

            @DefaultValue("CHARGE_TAX") @NotNull WhenUnavailable whenUnavailable) {

        /// Determines what applies while a number is not verified.
        public enum WhenUnavailable {
            /// The buyer pays tax until the register has confirmed the number.
            CHARGE_TAX,
            /// A number with the right form and check digits counts as valid until the register says
            /// otherwise.
            ACCEPT
        }

        @AssertTrue(message = "url must begin with `https://`, or be one of this computer")
        boolean isUrlSecure() {
            return isSecure(url);
        }
    }

    /// @param url base address of the tax service; without it, the shop's own rates apply everywhere
    /// @param secret sent to the tax service as `Authorization: Bearer`; at least 16 characters
    /// @param channels codes of the channels whose sales it taxes; all if empty
    /// @param countries to which the sales are that it taxes (ISO 3166-1 alpha-2); all if empty
    /// @param timeout longest time that a buyer waits for it, and longest time of a call
    /// @param concurrency number of concurrent quotes of this process
    /// @param validFor how long a quote is valid; after that, Kontor requests another one
    /// @param refuseChannels codes of channels whose orders are refused then, even if others fall back
    /// @param whenUnavailable what applies while it does not answer: `FALL_BACK` to the shop's rates, or
    ///     `REFUSE` orders
    public record Provider(
            @Nullable URI url,
            @Nullable String secret,
            @DefaultValue @NotNull Set<String> channels,
            @DefaultValue @NotNull Set<String> countries,

            @DefaultValue("2s") @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 3)
            Duration timeout,

            @DefaultValue("16") @Min(1) @Max(200) int concurrency,

            @DefaultValue("15m") @NotNull @DurationMin(seconds = 10) @DurationMax(days = 1)
            Duration validFor,

            @DefaultValue("FALL_BACK") @NotNull WhenUnavailable whenUnavailable,
            @DefaultValue @NotNull Set<String> refuseChannels) {

        private static final int MIN_SECRET_LENGTH = 16;

        /// Determines what applies while the tax service does not respond.
        public enum WhenUnavailable {
            /// Carts are taxed with the rates of the shop, and orders say so.
            FALL_BACK,
            /// Carts cannot be ordered.
            REFUSE
        }

        @AssertTrue(message = "url must begin with `https://`, or be one of this computer, without user and query")
        boolean isUrlSecure() {
            return url == null
                    || isSecure(url)
                            && url.getUserInfo() == null
                            && url.getQuery() == null
                            && url.getFragment() == null;
        }

        @AssertTrue(message = "secret must have at least 16 printable characters if there is a url, and none without")
        boolean isSecretSet() {
            return url == null
                    ? secret == null
                    : secret != null
                            && secret.length() >= MIN_SECRET_LENGTH
                            && secret.chars().allMatch(each -> each > ' ' && each <= '~');
        }

        @AssertTrue(message = "countries must be ISO 3166-1 alpha-2")
        boolean isEveryCountryKnown() {
            return Set.of(Locale.getISOCountries()).containsAll(countries);
        }

        /// Whether carts of the channel cannot be ordered while it does not answer.
        public boolean refuses(String channel) {
            return whenUnavailable == WhenUnavailable.REFUSE || refuseChannels.contains(channel);
        }

        /// Whether it taxes sales of the channel to the country.
        public boolean applies(String channel, String country) {
            return url != null
                    && (channels.isEmpty() || channels.contains(channel))
                    && (countries.isEmpty() || countries.contains(country));
        }

        /// Without the secret.
        @Override
        public String toString() {
            return "Provider[url=%s, channels=%s, countries=%s, timeout=%s, concurrency=%s, validFor=%s, whenUnavailable=%s]"
                    .formatted(url, channels, countries, timeout, concurrency, validFor, whenUnavailable);
        }
    }
}
