package dev.kontor.exchange.imports;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SourceRowTests {

    private final SourceRow row = SourceRow.of(7, Map.of("sku", "CUP-BLUE"), false);

    @Test
    void aRefusalPointsToTheFieldThatItNames() {
        var refusal = new ConflictException(
                ProblemCode.ALREADY_EXISTS,
                "Refused.",
                Map.of(),
                List.of(FieldProblem.ofPointer("/amount/amount", "out-of-range", "Too much.")));

        assertThat(row.errors(refusal, "sku")).containsExactly(new RowError(7, "amount", "out-of-range", "Too much."));
    }

    @Test
    void aRefusalThatNamesNoFieldIsStillAnErrorOfTheRow() {
        var refusal = new ConflictException(ProblemCode.IN_USE, "Somebody counts here.");

        assertThat(row.errors(refusal, "sku"))
                .containsExactly(new RowError(7, "sku", "in-use", "Somebody counts here."));
    }
}
