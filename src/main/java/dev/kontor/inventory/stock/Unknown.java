package dev.kontor.inventory.stock;

import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import java.util.Map;

/// A request names something that does not exist.
class Unknown extends RejectedException {

    private Unknown(String pointer, String detail) {
        super(ProblemCode.REJECTED, detail, Map.of(), List.of(FieldProblem.ofPointer(pointer, "unknown", detail)));
    }

    static Unknown variant(String pointer) {
        return new Unknown(pointer, "There is no such variant.");
    }

    static Unknown location(String pointer) {
        return new Unknown(pointer, "There is no such location.");
    }
}
