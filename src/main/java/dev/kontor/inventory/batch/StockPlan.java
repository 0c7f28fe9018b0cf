package dev.kontor.inventory.batch;

import dev.kontor.catalog.VariantId;
import dev.kontor.inventory.LocationId;
import dev.kontor.inventory.StockedUnits.Place;
import dev.kontor.inventory.WantedStock;
import dev.kontor.inventory.batch.StockBatchQueries.Units;
import dev.kontor.inventory.level.AdjustmentReason;
import dev.kontor.inventory.stock.Movement;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.DomainException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.PreconditionException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.problem.WriteResult;
import dev.kontor.shared.problem.WriteResult.Effect;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Decides each change of a batch by the rules of a single adjustment.
final class StockPlan {

    private static final int MAX_DELTA = 1_000_000;
    private static final long MAX_UNITS = 1_000_000_000;
    private static final int MAX_NOTE_LENGTH = 500;

    private final Map<String, VariantId> variants;
    private final Map<String, LocationId> locations;
    private final Map<Place, Units> levels;
    private final Set<Place> seen = new HashSet<>();
    private final List<Step> steps = new ArrayList<>();

    /// @param levels current levels; a missing level has no units
    StockPlan(Map<String, VariantId> variants, Map<String, LocationId> locations, Map<Place, Units> levels) {
        this.variants = variants;
        this.locations = locations;
        this.levels = levels;
    }

    /// A change with an effect.
    ///
    /// @param isNew whether the level does not exist yet
    record Step(
            Place place,
            int delta,
            Movement movement,
            AdjustmentReason reason,
            @Nullable String note,
            boolean isNew) {}

    WriteResult add(WantedStock wanted) {
        try {
            var step = step(wanted);
            if (step.delta() == 0) {
                return WriteResult.of(Effect.UNCHANGED);
            }
            steps.add(step);
            return WriteResult.of(step.isNew() ? Effect.CREATED : Effect.CHANGED);
        } catch (DomainException refusal) {
            return WriteResult.refused(refusal);
        }
    }

    List<Step> steps() {
        return steps;
    }

    private Step step(WantedStock wanted) {
        var place = place(wanted);
        var reason = reason(wanted);
        if (wanted.note() != null && wanted.note().length() > MAX_NOTE_LENGTH) {
            throw BadRequestException.at(
                    "/note", "too-long", "Must have at most %d characters.".formatted(MAX_NOTE_LENGTH));
        }
        requireOneChange(wanted);
        if (!seen.add(place)) {
            throw BadRequestException.at("/sku", "repeated", "An earlier change has the same SKU and location.");
        }
        var units = levels.getOrDefault(place, Units.NONE);
        int delta = wanted.count() != null
                ? wanted.count() - units.onHand()
                : Optional.ofNullable(wanted.delta()).orElse(0);
        requireValid(wanted, units, delta);
        var movement = wanted.count() != null
                ? Movement.COUNTED
                : reason == AdjustmentReason.RECEIVED ? Movement.RECEIVED : Movement.ADJUSTED;
        return new Step(place, delta, movement, reason, wanted.note(), !levels.containsKey(place));
    }

    private Place place(WantedStock wanted) {
        var variant = variants.get(wanted.sku());
        if (variant == null) {
            throw BadRequestException.at("/sku", "not-found", "No variant has this SKU.");
        }
        var location = locations.get(wanted.location());
        if (location == null) {
            throw BadRequestException.at("/location", "not-found", "No location has this code.");
        }
        return new Place(variant, location);
    }

    private static AdjustmentReason reason(WantedStock wanted) {
        return Stream.of(AdjustmentReason.values())
                .filter(each -> each.name().equals(wanted.reason()))
                .findFirst()
                .orElseThrow(() -> BadRequestException.at(
                        "/reason", "format", "Must be one of " + List.of(AdjustmentReason.values()) + "."));
    }

    private static void requireOneChange(WantedStock wanted) {
        var delta = wanted.delta();
        var count = wanted.count();
        if ((delta == null) == (count == null)) {
            throw BadRequestException.at("/delta", "required", "Set either delta or count.");
        }
        if (delta != null && Math.abs((long) delta) > MAX_DELTA) {
            throw BadRequestException.at(
                    "/delta", "out-of-range", "Must be between -%1$d and %1$d units.".formatted(MAX_DELTA));
        }
        if (count != null && (count < 0 || count > MAX_DELTA)) {
            throw BadRequestException.at(
                    "/count", "out-of-range", "Must be between 0 and %d units.".formatted(MAX_DELTA));
        }
        if (count != null && wanted.expected() == null) {
            throw BadRequestException.at(
                    "/expected", "required", "Set expected to the recorded units on hand at the time of counting.");
        }
    }

    private static void requireValid(WantedStock wanted, Units units, int delta) {
        if (wanted.expected() != null && wanted.expected() != units.onHand()) {
            var detail = "The location has %d units on hand, not %d.".formatted(units.onHand(), wanted.expected());
            throw new PreconditionException(
                    ProblemCode.PRECONDITION_FAILED,
                    detail,
                    Map.of("onHand", units.onHand()),
                    List.of(FieldProblem.ofPointer("/expected", "precondition-failed", detail)));
        }
        var field = wanted.count() == null ? "/delta" : "/count";
        if (units.onHand() + (long) delta < units.held()) {
            throw ConflictException.at(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    field,
                    "held",
                    "The location has %d units on hand, of which %d are held; it cannot lose %d."
                            .formatted(units.onHand(), units.held(), -(long) delta));
        }
        if (units.onHand() + (long) delta > MAX_UNITS) {
            throw RejectedException.at(
                    ProblemCode.QUANTITY_LIMIT,
                    field,
                    "quantity-limit",
                    "A location can have at most %d units of a variant.".formatted(MAX_UNITS));
        }
    }
}
