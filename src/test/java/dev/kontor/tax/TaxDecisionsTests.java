package dev.kontor.tax;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.address.Destination;
import dev.kontor.tax.TaxDecision.Notice;
import dev.kontor.tax.TaxProperties.Seller;
import dev.kontor.tax.TaxProperties.VatCheck.WhenUnavailable;
import dev.kontor.tax.TaxRules.Rate;
import dev.kontor.tax.VatProof.Status;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TaxDecisionsTests {

    private static final Instant NOW = Instant.parse("2026-11-28T12:00:00Z");
    private static final Seller GERMAN = TestTaxProperties.seller("DE", "DE123456788", "FR12097737782");
    private static final TaxRules HOME =
            TaxFixtures.rules("Germany", true, Map.of("standard", new Rate("USt", new BigDecimal("0.19"))));
    private static final TaxRules AUSTRIA =
            TaxFixtures.rules("Austria", true, Map.of("standard", new Rate("USt", new BigDecimal("0.2"))));
    private static final TaxRules SWITZERLAND = TaxFixtures.rules("Switzerland", false, Map.of());

    @Test
    void aCompanyInAnotherMemberStateOwesTheTax() {
        var rules = decided(GERMAN, "AT", "AT", valid("ATU12345675"));

        assertThat(rules.decision().treatment()).isEqualTo(TaxTreatment.REVERSE_CHARGE);
        assertThat(rules.pricesIncludeTax()).isFalse();
        assertThat(rules.rateOf("standard")).isZero();
        assertThat(rules.covers("standard")).isTrue();
        assertThat(rules.covers("books")).isFalse();
        assertThat(rules.decision().listed()).isEqualTo(AUSTRIA);
        assertThat(rules.decision().notices()).isEmpty();
    }

    @Test
    void consumersPayTheTaxOfTheirMemberState() {
        var rules = decided(GERMAN, "AT", "AT", null);

        assertThat(rules.decision().treatment()).isEqualTo(TaxTreatment.OSS);
        assertThat(rules.pricesIncludeTax()).isTrue();
        assertThat(rules.rateOf("standard")).isEqualByComparingTo("0.2");
        var small = new Seller("DE", null, Set.of(), false);
        assertThat(treatment(small, "AT", "AT", null)).isEqualTo(TaxTreatment.STANDARD);
    }

    @Test
    void domesticTaxAppliesWhereTheShopIsRegistered() {
        assertThat(treatment(GERMAN, "DE", "AT", valid("ATU12345675"))).isEqualTo(TaxTreatment.STANDARD);
        assertThat(treatment(GERMAN, "FR", "AT", valid("ATU12345675"))).isEqualTo(TaxTreatment.STANDARD);
        assertThat(treatment(GERMAN, "FR", "FR", null)).isEqualTo(TaxTreatment.STANDARD);
    }

    @Test
    void monacoIsAPartOfFrance() {
        var german = TestTaxProperties.seller("DE", "DE123456788");
        var french = TestTaxProperties.seller("FR", "FR12097737782");
        var company = valid("FR12097737782");

        assertThat(treatment(german, "MC", "MC", null)).isEqualTo(TaxTreatment.OSS);
        assertThat(treatment(german, "MC", "MC", company)).isEqualTo(TaxTreatment.REVERSE_CHARGE);
        assertThat(treatment(GERMAN, "MC", "MC", null))
                .as("registered in France")
                .isEqualTo(TaxTreatment.STANDARD);
        assertThat(treatment(french, "MC", "MC", null)).isEqualTo(TaxTreatment.STANDARD);
        assertThat(treatment(french, "MC", "MC", company)).isEqualTo(TaxTreatment.STANDARD);
        var monegasque = TestTaxProperties.seller("MC", "FR12097737782");
        assertThat(monegasque.isVatNumberOfCountry()).isTrue();
        assertThat(treatment(monegasque, "FR", "FR", null)).isEqualTo(TaxTreatment.STANDARD);
        assertThat(treatment(monegasque, "DE", "DE", null)).isEqualTo(TaxTreatment.OSS);
        assertThat(decided(german, "MC", "MC", null).decision())
                .satisfies(decision -> assertThat(TaxNote.of(decision, "MC", true, false, Locale.ENGLISH))
                        .extracting(TaxNote::text)
                        .containsExactly("Tax of France, declared in the One-Stop Shop."));
    }

    @Test
    void aNumberOfTheShopsOwnCountryChangesNothing() {
        var rules = decided(GERMAN, "AT", "DE", valid("DE136695976"));

        assertThat(rules.decision().treatment()).isEqualTo(TaxTreatment.OSS);
        assertThat(rules.decision().notices()).isEmpty();
    }

    @Test
    void theNumberMustBeOfTheCountryOfTheBillingAddress() {
        assertThat(treatment(GERMAN, "AT", "IT", valid("IT42083151284"))).isEqualTo(TaxTreatment.REVERSE_CHARGE);
        assertRefused(decided(GERMAN, "AT", "AT", valid("IT42083151284")), Notice.VAT_NUMBER_OTHER_COUNTRY);
        assertRefused(decided(GERMAN, "AT", null, valid("ATU12345675")), Notice.VAT_NUMBER_OTHER_COUNTRY);
    }

    @Test
    void onlyARecentConfirmationCounts() {
        assertRefused(decided(GERMAN, "AT", "AT", proof(Status.INVALID, NOW)), Notice.VAT_NUMBER_INVALID);
        assertRefused(decided(GERMAN, "AT", "AT", proof(Status.UNVERIFIED, null)), Notice.VAT_NUMBER_UNVERIFIED);
        var day = Duration.ofDays(1);
        assertRefused(decided(GERMAN, "AT", "AT", proof(Status.VALID, NOW.minus(day))), Notice.VAT_NUMBER_UNVERIFIED);
        assertThat(treatment(
                        GERMAN, "AT", "AT", proof(Status.VALID, NOW.minus(day).plusMillis(1))))
                .isEqualTo(TaxTreatment.REVERSE_CHARGE);
    }

    @Test
    void theShopCanAcceptNumbersWhileTheRegisterDoesNotAnswer() {
        var accepting = WhenUnavailable.ACCEPT;

        assertThat(decided(GERMAN, accepting, "AT", "AT", proof(Status.UNVERIFIED, null), false)
                        .decision()
                        .treatment())
                .isEqualTo(TaxTreatment.REVERSE_CHARGE);
        assertRefused(
                decided(GERMAN, accepting, "AT", "AT", proof(Status.INVALID, NOW), false), Notice.VAT_NUMBER_INVALID);
    }

    @Test
    void exportsAreListedWithTheTaxOfTheShopsCountry() {
        var rules = decided(GERMAN, WhenUnavailable.CHARGE_TAX, "CH", "CH", null, true);

        assertThat(rules.decision().treatment()).isEqualTo(TaxTreatment.EXPORT);
        assertThat(rules.covers("anything")).isTrue();
        var listed = Objects.requireNonNull(rules.decision().listed());
        assertThat(listed.rateOf("standard")).isEqualByComparingTo("0.19");
        assertThat(listed.pricesIncludeTax()).isFalse();
    }

    @Test
    void aValidCertificateFreesFromTax() {
        var rules = decisions(GERMAN).decide(new Destination("DE", null, null), HOME, false, certificate(NOW, null));

        assertThat(rules.decision().treatment()).isEqualTo(TaxTreatment.EXEMPT);
        assertThat(rules.decision().listed()).isEqualTo(HOME);
        assertThat(rules.rateOf("standard")).isZero();
        assertThat(rules.decision().exemption()).isEqualTo(certificate(NOW, null));
    }

    @Test
    void aCertificateCountsFromItsBeginningUntilItsEnd() {
        for (var certificate : List.of(certificate(NOW.plusMillis(1), null), certificate(null, NOW))) {
            var rules = decisions(GERMAN).decide(new Destination("DE", null, null), HOME, false, certificate);

            assertThat(rules.decision().treatment()).isEqualTo(TaxTreatment.STANDARD);
            assertThat(rules.decision().notices()).isEqualTo(List.of(Notice.EXEMPTION_NOT_VALID));
            assertThat(rules.rateOf("standard")).isEqualByComparingTo("0.19");
        }
        assertThat(certificate(NOW, NOW.plusMillis(1)).isValid(NOW)).isTrue();
    }

    @Test
    void exportsNeedNoCertificate() {
        var rules =
                decisions(GERMAN).decide(new Destination("CH", null, null), SWITZERLAND, true, certificate(NOW, null));

        assertThat(rules.decision().treatment()).isEqualTo(TaxTreatment.EXPORT);
        assertThat(rules.decision().notices()).isEmpty();
    }

    private static TaxExemptionProof certificate(@Nullable Instant from, @Nullable Instant until) {
        return new TaxExemptionProof(
                new TaxExemptionId(new UUID(0, 1)), "EX-2026-0042", from, until, "archive/2026/0042.pdf");
    }

    private static TaxDecisions decisions(Seller seller) {
        return new TaxDecisions(
                seller, TestTaxProperties.checks(WhenUnavailable.CHARGE_TAX), NOW, HOME, TaxBuyer.UNKNOWN, null);
    }

    @Test
    void withoutACountryOfTheShopTheZoneAloneDecides() {
        var nowhere = TestTaxProperties.seller(null, null);

        assertThat(decided(nowhere, "AT", "AT", null)).isEqualTo(AUSTRIA);
        assertThat(treatment(nowhere, "AT", "AT", valid("ATU12345675"))).isEqualTo(TaxTreatment.STANDARD);
    }

    @Test
    void aShopOutsideOfTheUnionReversesNothing() {
        var swiss = TestTaxProperties.seller("CH", "CHE123456788");

        assertThat(treatment(swiss, "AT", "AT", valid("ATU12345675"))).isEqualTo(TaxTreatment.STANDARD);
    }

    @Test
    void aShopIsRegisteredWithNumbersOfTheRightCountries() {
        assertThat(GERMAN.isCountryKnown() && GERMAN.isVatNumberOfCountry() && GERMAN.isRegisteredElsewhere())
                .isTrue();
        assertThat(TestTaxProperties.seller("XX", null).isCountryKnown()).isFalse();
        assertThat(TestTaxProperties.seller("DE", "ATU12345675").isVatNumberOfCountry())
                .isFalse();
        assertThat(TestTaxProperties.seller("DE", "DE123456789").isVatNumberOfCountry())
                .isFalse();
        assertThat(TestTaxProperties.seller("DE", null, "DE123456788").isRegisteredElsewhere())
                .isFalse();
        assertThat(TestTaxProperties.seller("DE", null, "nonsense").isRegisteredElsewhere())
                .isFalse();
    }

    private static void assertRefused(TaxRules rules, Notice notice) {
        assertThat(rules.decision().treatment()).isEqualTo(TaxTreatment.OSS);
        assertThat(rules.decision().notices()).isEqualTo(List.of(notice));
        assertThat(rules.rateOf("standard")).isEqualByComparingTo("0.2");
    }

    private static TaxTreatment treatment(
            Seller seller, String destination, @Nullable String billing, @Nullable VatProof number) {
        return decided(seller, destination, billing, number).decision().treatment();
    }

    private static TaxRules decided(
            Seller seller, String destination, @Nullable String billing, @Nullable VatProof number) {
        return decided(seller, WhenUnavailable.CHARGE_TAX, destination, billing, number, false);
    }

    private static TaxRules decided(
            Seller seller,
            WhenUnavailable policy,
            String destination,
            @Nullable String billing,
            @Nullable VatProof number,
            boolean export) {
        return new TaxDecisions(
                        seller,
                        TestTaxProperties.checks(policy),
                        NOW,
                        HOME,
                        new TaxBuyer(null, List.of(), number == null ? null : number.number(), billing),
                        number)
                .decide(new Destination(destination, null, null), export ? SWITZERLAND : AUSTRIA, export, null);
    }

    private static VatProof valid(String number) {
        return new VatProof(number, Status.VALID, NOW.minusSeconds(60), "WAPI1", "Muster GmbH", "Wien", "DE123456788");
    }

    private static VatProof proof(Status status, @Nullable Instant checkedAt) {
        return new VatProof("ATU12345675", status, checkedAt, null, null, null, null);
    }
}
