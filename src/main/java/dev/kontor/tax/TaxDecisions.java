package dev.kontor.tax;

import dev.kontor.shared.address.Destination;
import dev.kontor.tax.TaxDecision.Notice;
import dev.kontor.tax.TaxProperties.Seller;
import dev.kontor.tax.TaxProperties.VatCheck;
import dev.kontor.tax.TaxProperties.VatCheck.WhenUnavailable;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Decides whether a sale is taxed: a pure function of the shop's registrations, the destination and the buyer.
///
/// @param home rules of the shop's own country, which determine the tax that exported goods are listed with
/// @param vatNumber what is known about the buyer's number
record TaxDecisions(
        Seller seller,
        VatCheck checks,
        Instant now,
        TaxRules home,
        TaxBuyer buyer,
        @Nullable VatProof vatNumber) {

    /// @param isExport whether the zone of the destination is one of exports
    /// @param exemption the certificate that counts there, or one that counted
    TaxRules decide(Destination destination, TaxRules rules, boolean isExport, @Nullable TaxExemptionProof exemption) {
        if (!isExport && exemption != null && exemption.isValid(now)) {
            return rules.untaxed(
                    new TaxDecision(TaxTreatment.EXEMPT, rules, vatNumber, exemption, List.of(), seller.country()));
        }
        var decided = decide(destination, rules, isExport);
        return exemption == null || !decided.decision().treatment().isTaxed()
                ? decided
                : decided.deciding(decided.decision().with(Notice.EXEMPTION_NOT_VALID));
    }

    private TaxRules decide(Destination destination, TaxRules rules, boolean isExport) {
        if (!rules.hasZone()) {
            return rules.deciding(decided(TaxTreatment.STANDARD, null, List.of()));
        }
        if (isExport) {
            var listed = rules.pricesIncludeTax()
                    ? new TaxRules(home.zone(), true, home.rates(), home.coverage(), home.settings())
                    : new TaxRules(home.zone(), false, home.rates(), home.coverage(), home.settings());
            return rules.untaxed(decided(TaxTreatment.EXPORT, listed, List.of()));
        }
        if (!isForeignMember(destination)) {
            return rules.deciding(decided(TaxTreatment.STANDARD, null, List.of()));
        }
        var notice = notice();
        if (isCompany() && notice == null) {
            return rules.untaxed(decided(TaxTreatment.REVERSE_CHARGE, rules, List.of()));
        }
        return rules.deciding(decided(
                seller.oss() ? TaxTreatment.OSS : TaxTreatment.STANDARD,
                null,
                notice == null ? List.of() : List.of(notice)));
    }

    private TaxDecision decided(TaxTreatment treatment, @Nullable TaxRules listed, List<Notice> notices) {
        return new TaxDecision(treatment, listed, vatNumber, null, notices, seller.country());
    }

    /// Whether the destination is a member state in which the shop has no registration.
    private boolean isForeignMember(Destination destination) {
        var country = seller.country();
        return country != null
                && VatCountries.isInTheUnion(country)
                && VatCountries.isInTheUnion(destination.country())
                && !seller.isRegistered(destination.country());
    }

    /// Whether the buyer has a number of another member state than the shop's.
    private boolean isCompany() {
        return number() != null
                && !VatCountries.isSame(number().country(), seller.country())
                && VatCountries.isInTheUnion(number().country());
    }

    private @Nullable VatNumber number() {
        return vatNumber == null ? null : new VatNumber(vatNumber.number());
    }

    /// Why the number of a company has no effect.
    private @Nullable Notice notice() {
        if (vatNumber == null || !isCompany()) {
            return null;
        }
        if (!VatCountries.isSame(new VatNumber(vatNumber.number()).country(), buyer.country())) {
            return Notice.VAT_NUMBER_OTHER_COUNTRY;
        }
        return switch (vatNumber.status()) {
            case INVALID -> Notice.VAT_NUMBER_INVALID;
            case VALID -> vatNumber.isConfirmed(checks.validFor(), now) ? null : unverified();
            case UNVERIFIED -> unverified();
        };
    }

    private @Nullable Notice unverified() {
        return checks.whenUnavailable() == WhenUnavailable.ACCEPT ? null : Notice.VAT_NUMBER_UNVERIFIED;
    }
}
