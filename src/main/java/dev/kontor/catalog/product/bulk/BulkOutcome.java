package dev.kontor.catalog.product.bulk;

import dev.kontor.catalog.ProductId;
import dev.kontor.catalog.bulk.WrittenProduct;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.WriteResult.Effect;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/// The results of the operations, in request order.
record BulkOutcome(List<Item> items) {

    /// @param problem converts an exception to a problem document
    static BulkOutcome of(
            BulkProducts request, List<WrittenProduct> written, Function<DomainException, ProblemDetail> problem) {
        return new BulkOutcome(IntStream.range(0, written.size())
                .mapToObj(
                        index -> item(index, request.operations().get(index).externalId(), written.get(index), problem))
                .toList());
    }

    private static Item item(
            int index, String externalId, WrittenProduct written, Function<DomainException, ProblemDetail> problem) {
        var refusal = written.refusal();
        int status = refusal != null ? refusal.code().status().value() : written.effect() == Effect.CREATED ? 201 : 200;
        boolean changed = refusal == null && written.effect() != Effect.UNCHANGED;
        return new Item(
                index, status, changed, externalId, written.id(), refusal == null ? null : problem.apply(refusal));
    }

    /// The result of one operation.
    ///
    /// @param index its position in the request, from 0
    /// @param status the status of an equivalent single request: 201 created, 200 changed or unchanged,
    /// otherwise an error
    /// @param changed whether the product changed
    /// @param problem why the operation was rejected
    @Schema(name = "BulkItem")
    record Item(
            @Schema(example = "0") int index,
            @Schema(example = "201") int status,
            @Schema(example = "true") boolean changed,
            @Schema(example = "erp-4711") String externalId,
            @Nullable ProductId id,

            @Schema(ref = "#/components/schemas/Problem") @Nullable
            ProblemDetail problem) {}
}
