package dev.kontor.payment.dispute;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.money.Money;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What disputes take is divided among the payments that have the money.
class DisputedFundsTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', useHeadersInDisplayName = true, textBlock = """
            contested | lost | withdrawn | left | share
            1000      | 0    | 0         | 1000 | 1000 0 0
            1000      | 0    | 1000      | 400  | 400 0 400
            0         | 700  | 700       | 1000 | 0 700 700
            300       | 700  | 1000      | 800  | 100 700 800
            300       | 700  | 700       | 800  | 100 700 700
            300       | 700  | 700       | 500  | 0 500 500
            300       | 700  | 700       | 0    | 0 0 0
            """)
    void aPaymentBearsWhatItHasLeft(long contested, long lost, long withdrawn, long left, String share) {
        assertThat(text(funds(contested, lost, withdrawn).upTo(eur(left)))).isEqualTo(share);
    }

    @RepeatedTest(20)
    void theSharesAndTheRestAreTheWhole() {
        var random = new Random();
        long lost = random.nextInt(1_000);
        long contested = random.nextInt(1_000);
        var whole = funds(contested, lost, lost + random.nextLong(contested + 1));
        var rest = whole;
        var shares = funds(0, 0, 0);
        for (int payment = 0; payment < 4; payment++) {
            var left = eur(random.nextInt(800));
            var share = rest.upTo(left);
            assertThat(share.total().isLessThan(left) || share.total().equals(left))
                    .isTrue();
            assertThat(share.total().isLessThan(share.withdrawn())).isFalse();
            assertThat(share.withdrawn().isLessThan(share.lost())).isFalse();
            rest = rest.minus(share);
            shares = shares.plus(share);
        }
        assertThat(shares.plus(rest)).isEqualTo(whole);
    }

    private static DisputedFunds funds(long contested, long lost, long withdrawn) {
        return new DisputedFunds(eur(contested), eur(lost), eur(withdrawn));
    }

    private static String text(DisputedFunds funds) {
        return funds.contested().minor() + " " + funds.lost().minor() + " "
                + funds.withdrawn().minor();
    }

    private static Money eur(long minor) {
        return Money.of(minor, "EUR");
    }
}
