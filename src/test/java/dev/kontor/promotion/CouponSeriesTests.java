package dev.kontor.promotion;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class CouponSeriesTests {

    private static final int SIZE = 20_000;
    private static final Pattern CODE =
            Pattern.compile("JUNE-[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{5}-[0-9A-HJKMNP-TV-Z]{5}");
    private static final CouponSeries SERIES = series("secret of thirty-two characters!");

    private static CouponSeries series(String secret) {
        return new CouponSeries("JUNE", SIZE, secret.getBytes(StandardCharsets.UTF_8));
    }

    @Test
    void everyCodeIsDifferentAndHasItsNumber() {
        var codes = new HashSet<String>();
        for (int number = 0; number < SIZE; number++) {
            var code = SERIES.code(number);
            assertThat(code).matches(CODE);
            assertThat(SERIES.number(PromotionCodes.canonical(code))).hasValue(number);
            codes.add(code);
        }
        assertThat(codes).hasSize(SIZE);
    }

    @Test
    void whatLooksAlikeIsTheSame() {
        var typed = SERIES.code(17)
                .toLowerCase(java.util.Locale.ROOT)
                .replace('0', 'o')
                .replace('1', 'l');

        assertThat(SERIES.number(PromotionCodes.canonical(typed.replace("-", " "))))
                .hasValue(17);
    }

    @Test
    void otherCodesAreNotPartOfTheBatch() {
        var code = PromotionCodes.canonical(SERIES.code(3));
        var last = code.charAt(code.length() - 1);
        var changed = code.substring(0, code.length() - 1) + (last == 'A' ? 'B' : 'A');

        assertThat(SERIES.number(changed)).isEmpty();
        assertThat(SERIES.number(code.substring(1))).isEmpty();
        assertThat(SERIES.number(code + "0")).isEmpty();
        assertThat(SERIES.number(PromotionCodes.canonical("JUNE-ÄÄÄÄ-ÄÄÄÄÄ-ÄÄÄÄÄ")))
                .isEmpty();
        assertThat(series("another secret of 32 characters.").number(code)).isEmpty();
        assertThat(new CouponSeries("JUNE", 3, "secret of thirty-two characters!".getBytes(StandardCharsets.UTF_8))
                        .number(code))
                .isEmpty();
    }
}
