package dev.kontor.inventory.stock;

import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import java.util.Map;

/// Rejects a request that refers to a variant or location that does not exist.
public class UnknownReference extends RejectedException {

    private UnknownReference(String pointer, String detail) {
        super(ProblemCode.REJECTED, detail, Map.of(), List.of(FieldProblem.ofPointer(pointer, "unknown", detail)));
    }

    public static UnknownReference variant(String pointer) {
        return new UnknownReference(pointer, "The variant does not exist.");
    }

    public static UnknownReference location(String pointer) {
        return new UnknownReference(pointer, "The location does not exist.");
    }
}
