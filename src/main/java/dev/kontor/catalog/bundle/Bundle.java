package dev.kontor.catalog.bundle;

import dev.kontor.catalog.BundlePricing;
import dev.kontor.catalog.VariantId;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The parts of a bundle and how it is priced.
record Bundle(BundlePricing pricing, int discountBasisPoints, List<BundlePartRow> parts) {

    static final int MAX_PARTS = 20;

    /// A variant that is to become a part.
    ///
    /// @param bundle whether it is a bundle itself
    /// @param archived whether its product is archived
    /// @param giftCard whether its product is a gift card
    record Candidate(VariantId id, boolean bundle, boolean archived, boolean giftCard) {}

    Bundle {
        parts = List.copyOf(parts);
    }

    /// @param own the variant that is the bundle
    /// @param known the parts that exist
    /// @throws RejectedException with all invalid parts
    void require(VariantId own, Map<VariantId, Candidate> known) {
        var errors = new ArrayList<FieldProblem>();
        if (pricing == BundlePricing.WHOLE && discountBasisPoints != 0) {
            errors.add(FieldProblem.ofPointer(
                    "/discountBasisPoints",
                    "rejected",
                    "Applies only to pricing `SUM`. Set another price for the bundle instead."));
        }
        var seen = new HashSet<VariantId>();
        for (int index = 0; index < parts.size(); index++) {
            var part = parts.get(index).variantId();
            var pointer = "/parts/" + index + "/variantId";
            if (part.equals(own)) {
                errors.add(FieldProblem.ofPointer(pointer, "itself", "A bundle cannot contain itself."));
            } else if (!seen.add(part)) {
                errors.add(FieldProblem.ofPointer(pointer, "repeated", "List each part once, with its quantity."));
            } else {
                refusal(pointer, known.get(part), errors);
            }
        }
        if (!errors.isEmpty()) {
            throw new RejectedException(ProblemCode.REJECTED, "The bundle is invalid.", Map.of(), errors);
        }
    }

    private static void refusal(String pointer, @Nullable Candidate candidate, List<FieldProblem> errors) {
        if (candidate == null) {
            errors.add(FieldProblem.ofPointer(pointer, "not-found", "The variant does not exist."));
        } else if (candidate.bundle()) {
            errors.add(FieldProblem.ofPointer(pointer, "is-bundle", "A bundle cannot contain another bundle."));
        } else if (candidate.giftCard()) {
            errors.add(FieldProblem.ofPointer(
                    pointer, "is-gift-card", "A bundle cannot contain a gift card. Sell it as an item of the cart."));
        } else if (candidate.archived()) {
            errors.add(FieldProblem.ofPointer(pointer, "archived", "The product of the variant is archived."));
        }
    }

    List<VariantId> partIds() {
        return parts.stream().map(BundlePartRow::variantId).toList();
    }

    Map<VariantId, Integer> quantities() {
        return parts.stream().collect(Collectors.toMap(BundlePartRow::variantId, BundlePartRow::quantity));
    }
}
