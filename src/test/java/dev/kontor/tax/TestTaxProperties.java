package dev.kontor.tax;

import dev.kontor.tax.TaxProperties.Seller;
import dev.kontor.tax.TaxProperties.Untaxed;
import dev.kontor.tax.TaxProperties.VatCheck;
import dev.kontor.tax.TaxProperties.VatCheck.WhenUnavailable;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Settings of taxes, and rules that follow from them, for plain tests.
public final class TestTaxProperties {

    private TestTaxProperties() {}

    /// A shop without a country.
    public static TaxProperties of(Untaxed untaxed, Set<String> channels) {
        return new TaxProperties(
                untaxed, channels, seller(null, null), checks(WhenUnavailable.CHARGE_TAX), provider(null));
    }

    /// A shop that asks this register.
    public static TaxProperties checkedBy(String url, @Nullable String requester) {
        return new TaxProperties(
                Untaxed.REFUSED,
                Set.of(),
                seller(requester == null ? null : requester.substring(0, 2), requester),
                new VatCheck(
                        true,
                        URI.create(url),
                        Duration.ofMillis(400),
                        2,
                        Duration.ofDays(1),
                        WhenUnavailable.CHARGE_TAX),
                provider(null));
    }

    /// A shop whose taxes this service calculates.
    public static TaxProperties providedBy(@Nullable String url) {
        return new TaxProperties(
                Untaxed.REFUSED, Set.of(), seller(null, null), checks(WhenUnavailable.CHARGE_TAX), provider(url));
    }

    private static TaxProperties.Provider provider(@Nullable String url) {
        return new TaxProperties.Provider(
                url == null ? null : URI.create(url),
                url == null ? null : "secret-of-the-tax-service",
                Set.of(),
                Set.of(),
                Duration.ofSeconds(1),
                2,
                Duration.ofMinutes(15),
                TaxProperties.Provider.WhenUnavailable.REFUSE,
                Set.of());
    }

    /// The rules of a sale without tax whose prices are listed by other rules.
    public static TaxRules untaxed(TaxTreatment treatment, TaxRules listed) {
        return listed.untaxed(new TaxDecision(treatment, listed, null, null, List.of(), null));
    }

    public static Seller seller(@Nullable String country, @Nullable String vatNumber, String... registrations) {
        return new Seller(country, vatNumber, Set.of(registrations), true);
    }

    public static VatCheck checks(WhenUnavailable policy) {
        return new VatCheck(
                true, URI.create("https://example.invalid"), Duration.ofSeconds(3), 8, Duration.ofDays(1), policy);
    }
}
