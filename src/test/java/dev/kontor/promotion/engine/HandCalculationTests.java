package dev.kontor.promotion.engine;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.DocumentTable;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Promotions give exactly the discounts that `docs/money.md` calculates by hand.
class HandCalculationTests {

    static List<HandCalculation> rows() {
        return DocumentTable.of(Path.of("docs/money.md"), "promotions").stream()
                .map(HandCalculation::of)
                .toList();
    }

    @ParameterizedTest
    @MethodSource("rows")
    void givesTheDiscountsThatAreCalculatedByHand(HandCalculation row) {
        var result = PromotionEngine.apply(row.basket(), row.offers());

        assertThat(row.written(result)).isEqualTo(row.discounts());
        assertThat(row.left(result)).isEqualTo(row.toPay());
    }

    @Test
    void theTableHasEveryKindOfCurrency() {
        assertThat(rows()).hasSizeGreaterThanOrEqualTo(40);
        assertThat(rows().stream().map(HandCalculation::currency)).contains("EUR", "JPY", "KWD");
    }
}
