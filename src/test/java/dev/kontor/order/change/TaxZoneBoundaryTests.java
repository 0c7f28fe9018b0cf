package dev.kontor.order.change;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.kontor.shared.problem.RejectedException;
import dev.kontor.tax.TaxRules;
import dev.kontor.tax.TaxRules.Coverage;
import dev.kontor.tax.TaxSettings;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TaxZoneBoundaryTests {

    @ParameterizedTest
    @CsvSource({"REGION_MISSING, /shippingAddress/region", "POSTCODE_MISSING, /shippingAddress/postcode"})
    void namesTheFieldOnWhichTheTaxDepends(Coverage coverage, String pointer) {
        var there = new TaxRules("Jalisco", false, Map.of(), coverage, TaxSettings.DEFAULT);

        var refused = catchThrowableOfType(RejectedException.class, () -> TaxZoneBoundary.requireComplete(there));

        assertThat(refused.errors().getFirst().pointer()).isEqualTo(pointer);
        assertThat(refused.errors().getFirst().code()).isEqualTo("required");
    }
}
