package dev.kontor.shared.address;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.InstanceOfAssertFactories.type;

import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class AddressRulesTests {

    @Test
    void anAddressIsStoredInTheFormOfItsCountry() {
        var checked = AddressRules.check("/shippingAddress", address(" ", "california", "941031234", "US"));

        assertThat(checked).isEqualTo(address(null, "CA", "94103-1234", "US"));
    }

    /// The lines of an address are printed and mailed: a buyer must not add lines that look like those of the shop.
    @Test
    void eachPartIsOneLine() {
        var broken = new Address(
                "Ada\nPAID",
                "Love\tlace\r\n",
                "\n",
                "12 Row \u2028 Floor 2",
                " \t",
                "San\u0085Francisco",
                "CA",
                "94103",
                "US",
                null);

        assertThat(AddressRules.check("", broken))
                .isEqualTo(new Address(
                        "Ada PAID",
                        "Love lace",
                        null,
                        "12 Row Floor 2",
                        null,
                        "San Francisco",
                        "CA",
                        "94103",
                        "US",
                        null));
    }

    @Test
    void everyWrongPartIsNamed() {
        assertThat(refused(address(null, "ZZ", "941", "US")))
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(
                        tuple("/shippingAddress/region", "unknown"), tuple("/shippingAddress/postcode", "invalid"));
        assertThat(refused(address(null, null, null, "UK")))
                .extracting(FieldProblem::pointer)
                .containsExactly("/shippingAddress/country");
        assertThat(refused(address(null, null, null, "DE")))
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(tuple("/shippingAddress/postcode", "required"));
    }

    /// A cart that moves from San Francisco to Austin and keeps its region would be taxed as in California.
    @Test
    void aPostcodeOfAnotherRegionIsRefused() {
        assertThat(refused(address(null, "CA", "78701", "US")))
                .extracting(FieldProblem::pointer, FieldProblem::code)
                .containsExactly(tuple("/shippingAddress/postcode", "other-region"));
        assertThat(refused(address(null, "QC", "V8X 3X4", "CA")))
                .extracting(FieldProblem::code)
                .containsExactly("other-region");
        for (var valid : List.of(
                address(null, "TX", "78701", "US"),
                address(null, "NY", "06390", "US"),
                address(null, "PR", "00901", "US"),
                address(null, "ON", "K1A 0B1", "CA"),
                address(null, "BY", "10965", "DE"))) {
            assertThat(AddressRules.check("", valid)).isEqualTo(valid);
        }
    }

    @Test
    void whatTheCountryDoesNotHaveIsNotRequired() {
        var emirates = address("Lovelace", null, null, "AE");

        assertThat(AddressRules.check("", emirates)).isEqualTo(emirates);
        assertThat(AddressRules.check("", new Destination("US", null, null)))
                .isEqualTo(new Destination("US", null, null));
    }

    private static List<FieldProblem> refused(Address address) {
        var errors = new ArrayList<FieldProblem>();
        assertThatThrownBy(() -> AddressRules.check("/shippingAddress", address))
                .asInstanceOf(type(RejectedException.class))
                .satisfies(refusal -> {
                    assertThat(refusal.code()).isEqualTo(ProblemCode.ADDRESS_INVALID);
                    errors.addAll(refusal.errors());
                });
        return errors;
    }

    private static Address address(
            @Nullable String lastName, @Nullable String region, @Nullable String postcode, String country) {
        return new Address("Ada", lastName, null, "12 Analytical Row", null, "City", region, postcode, country, null);
    }
}
