package dev.kontor.shared.web.problem;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.problem.FieldProblem;
import jakarta.validation.Valid;
import jakarta.validation.Validation;
import jakarta.validation.constraints.Min;
import jakarta.validation.constraints.NotBlank;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BindingProblemsTests {

    record Item(@Min(1) int quantity) {}

    record Basket(
            List<@Valid Item> items,
            List<@Min(1) Integer> days,
            Map<@NotBlank String, @NotBlank String> labels,
            Map<String, @Valid Item> byName,
            @Valid Item first) {}

    @ParameterizedTest
    @CsvSource({
        "items[0].quantity, /items/0/quantity",
        "days[2], /days/2",
        "labels[a.b/c~d], /labels/a.b~1c~0d",
        "first.quantity, /first/quantity",
        "'', ''",
    })
    void theFieldOfSpringIsAPointer(String field, String pointer) {
        assertThat(BindingProblems.pointer(field)).isEqualTo(pointer);
    }

    @Test
    void aPathOfBeanValidationIsAPointerWithoutNamesThatAreNotInTheJson() {
        var basket = new Basket(
                List.of(new Item(1), new Item(0)),
                List.of(3, 0),
                Map.of("a.b/c", " ", "", "x"),
                Map.of("blue", new Item(0)),
                new Item(0));
        try (var factory = Validation.buildDefaultValidatorFactory()) {
            assertThat(BindingProblems.of(factory.getValidator().validate(basket)))
                    .extracting(FieldProblem::pointer)
                    .containsExactlyInAnyOrder(
                            "/items/1/quantity",
                            "/days/1",
                            "/labels/a.b~1c",
                            "/labels/",
                            "/byName/blue/quantity",
                            "/first/quantity");
        }
    }
}
