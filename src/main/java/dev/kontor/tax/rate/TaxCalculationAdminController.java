package dev.kontor.tax.rate;

import dev.kontor.shared.access.Permission;
import dev.kontor.shared.access.RequiresPermission;
import dev.kontor.shared.address.AddressRules;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.web.idempotency.Idempotency;
import dev.kontor.shared.web.problem.Problems;
import dev.kontor.tax.Taxes;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.util.Map;
import java.util.stream.IntStream;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RestController;

/// Shows staff how tax is calculated.
@RestController
@RequiresPermission(Permission.TAX_READ)
@Tag(name = "Taxes", description = "Tax zones, categories and rates.")
class TaxCalculationAdminController {

    private static final long MAX = 1_000_000_000_000L;

    private final Taxes taxes;

    TaxCalculationAdminController(Taxes taxes) {
        this.taxes = taxes;
    }

    /// Calculate tax.
    ///
    /// Applies the tax rules of the destination to amounts, exactly as checkout does. Stores nothing.
    @PostMapping("/admin/v1/tax/calculate")
    @Idempotency(Idempotency.Mode.NONE)
    @Operation(operationId = "calculateTax")
    @Problems({ProblemCode.VALIDATION_FAILED, ProblemCode.ADDRESS_INVALID})
    TaxCalculation calculate(@RequestBody @Valid CalculateTax request) {
        var errors = IntStream.range(0, request.items().size())
                .filter(index -> {
                    long minor = request.items().get(index).amount().minor();
                    return minor < 0 || minor > MAX;
                })
                .mapToObj(index -> FieldProblem.ofPointer(
                        "/items/%d/amount/amount".formatted(index),
                        "out-of-range",
                        "Must be between 0 and %d.".formatted(MAX)))
                .toList();
        if (!errors.isEmpty()) {
            throw new BadRequestException(
                    ProblemCode.VALIDATION_FAILED, "The amounts are not valid.", Map.of(), errors);
        }
        var destination = AddressRules.check("/destination", request.destination());
        return TaxCalculation.of(taxes.rulesFor(destination), request.items());
    }
}
