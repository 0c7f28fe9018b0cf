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

/// @param untaxed whether carts can be ordered without tax if no tax zone or rate applies: `REFUSED` or `ALLOWED`
/// @param untaxedChannels codes of channels in which such carts can be ordered even if the shop refuses them
/// @param seller where the shop is registered for VAT
/// @param vatCheck how VAT numbers of buyers are checked
@Validated
@ConfigurationProperties("kontor.tax")
public record TaxProperties(
        @DefaultValue("REFUSED") @NotNull Untaxed untaxed,
        @DefaultValue @NotNull Set<String> untaxedChannels,
        @DefaultValue @Valid Seller seller,
        @DefaultValue @Valid VatCheck vatCheck) {

    /// Whether something is sold whose tax is not known.
    public enum Untaxed {
        REFUSED,
        ALLOWED
    }

    boolean allows(String channel) {
        return untaxed == Untaxed.ALLOWED || untaxedChannels.contains(channel);
    }

    /// @param country from which the shop sells (ISO 3166-1 alpha-2); without it, the tax zone alone determines
    ///     the tax
    /// @param vatNumber the shop's VAT number in that country; the register records it in the proof of a check
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
                            .filter(own -> own.equals(country))
                            .isPresent();
        }

        @AssertTrue(message = "registrations must be VAT numbers of other countries")
        boolean isRegisteredElsewhere() {
            return registrations.stream()
                    .allMatch(text -> VatNumber.of(text)
                            .filter(number -> !number.country().equals(country))
                            .isPresent());
        }

        /// The shop's own number.
        public Optional<VatNumber> number() {
            return vatNumber == null ? Optional.empty() : VatNumber.of(vatNumber);
        }

        boolean isRegistered(String where) {
            return where.equals(country)
                    || registrations.stream()
                            .flatMap(text -> VatNumber.of(text).stream())
                            .anyMatch(number -> number.country().equals(where));
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

            @DefaultValue("3s") @NotNull @DurationMin(millis = 50) @DurationMax(seconds = 3)
            Duration timeout,

            @DefaultValue("8") @Min(1) @Max(100) int concurrency,

            @DefaultValue("1d") @NotNull @DurationMin(minutes = 1)
            Duration validFor,

            @DefaultValue("CHARGE_TAX") @NotNull WhenUnavailable whenUnavailable) {

        /// What applies while a number is not verified.
        public enum WhenUnavailable {
            /// The buyer pays tax until the register has confirmed the number.
            CHARGE_TAX,
            /// A number with the right form and check digits counts as valid until the register says otherwise.
            ACCEPT
        }

        @AssertTrue(message = "url must begin with `https://`, or be one of this computer")
        boolean isUrlSecure() {
            return "https".equals(url.getScheme())
                    || "http".equals(url.getScheme())
                            && Set.of("localhost", "127.0.0.1").contains(url.getHost());
        }
    }
}
