package dev.kontor.search.engine;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class NumbersTests {

    @Test
    void textsSortAsTheNumbersDo() {
        var random = new Random(1);
        var numbers = new ArrayList<>(List.of(
                BigDecimal.ZERO,
                new BigDecimal("-31556889864403199"),
                new BigDecimal("31556889864403199.999999999"),
                new BigDecimal("999999999999999.999999"),
                new BigDecimal("-999999999999999.999999"),
                new BigDecimal("0.000001"),
                new BigDecimal("-0.000001")));
        for (int number = 0; number < 500; number++) {
            numbers.add(
                    BigDecimal.valueOf(random.nextLong(), random.nextInt(10)).movePointLeft(2));
        }
        numbers.removeIf(number -> number.abs().precision() - number.scale() > 17 || number.scale() > 9);
        Collections.sort(numbers);

        var texts =
                numbers.stream().map(number -> Numbers.text("weight", number)).toList();

        assertThat(texts)
                .isSorted()
                .allMatch(text -> text.length() == texts.getFirst().length());
        assertThat(texts)
                .allMatch(text -> text.compareTo(Numbers.least("weight")) >= 0)
                .allMatch(text -> text.compareTo(Numbers.end("weight")) < 0);
        assertThat(Numbers.text("weight", new BigDecimal("5.0")))
                .isEqualTo(Numbers.text("weight", BigDecimal.valueOf(5)));
        assertThat(Numbers.text("weight", new BigDecimal("5")) + Numbers.BEHIND)
                .isLessThan(Numbers.text("weight", new BigDecimal("5.000000001")));
    }
}
