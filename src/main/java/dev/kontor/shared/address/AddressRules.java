package dev.kontor.shared.address;

import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Checks addresses and places against country data and normalizes regions and postcodes.
public final class AddressRules {

    private AddressRules() {}

    /// @param pointer JSON pointer of the address in the request
    /// @return the address with its region as ISO 3166-2 code and its postcode in the format of the country
    /// @throws RejectedException `address-invalid`, naming every invalid part
    public static Address check(String pointer, Address address) {
        var errors = new ArrayList<FieldProblem>();
        var region = region(pointer, address.country(), address.region(), errors);
        var postcode = postcode(pointer, address.country(), address.postcode(), errors);
        if (postcode == null && errors.isEmpty() && Countries.requiresPostcode(address.country())) {
            errors.add(FieldProblem.ofPointer(
                    pointer + "/postcode",
                    "required",
                    Message.of(
                            "address.postcode-required",
                            "country",
                            address.country(),
                            "example",
                            example(address.country()))));
        }
        requireSamePlace(pointer, address.country(), region, postcode, errors);
        requireNone(errors);
        return address.with(region, postcode);
    }

    /// Checks a destination, of which everything except the country may be unknown.
    public static Destination check(String pointer, Destination place) {
        var errors = new ArrayList<FieldProblem>();
        var region = region(pointer, place.country(), place.region(), errors);
        var postcode = postcode(pointer, place.country(), place.postcode(), errors);
        requireSamePlace(pointer, place.country(), region, postcode, errors);
        requireNone(errors);
        return new Destination(place.country(), region, postcode);
    }

    /// Checks the areas of a zone: an unknown region would match no address.
    public static List<Area> check(List<Area> areas) {
        var errors = new ArrayList<FieldProblem>();
        var checked = new ArrayList<Area>();
        for (int index = 0; index < areas.size(); index++) {
            var area = areas.get(index);
            var region = region("/areas/" + index, area.country(), area.region(), errors);
            checked.add(new Area(area.country(), region));
        }
        requireNone(errors);
        return List.copyOf(checked);
    }

    private static @Nullable String region(
            String pointer, String country, @Nullable String text, List<FieldProblem> errors) {
        if (!Countries.exists(country)) {
            errors.add(FieldProblem.ofPointer(pointer + "/country", "unknown", Message.of("address.country")));
            return null;
        }
        return present(text)
                .map(given -> Countries.region(country, given).orElseGet(() -> {
                    errors.add(FieldProblem.ofPointer(
                            pointer + "/region", "unknown", Message.of("address.region", "country", country)));
                    return given;
                }))
                .orElse(null);
    }

    private static @Nullable String postcode(
            String pointer, String country, @Nullable String text, List<FieldProblem> errors) {
        return present(text)
                .map(given -> Countries.postcode(country, given).orElseGet(() -> {
                    errors.add(FieldProblem.ofPointer(
                            pointer + "/postcode",
                            "invalid",
                            Message.of("address.postcode", "country", country, "example", example(country))));
                    return given;
                }))
                .orElse(null);
    }

    private static void requireSamePlace(
            String pointer,
            String country,
            @Nullable String region,
            @Nullable String postcode,
            List<FieldProblem> errors) {
        if (errors.isEmpty() && region != null && postcode != null && !Countries.isIn(country, region, postcode)) {
            errors.add(FieldProblem.ofPointer(
                    pointer + "/postcode",
                    "other-region",
                    Message.of("address.postcode-region", "postcode", postcode, "region", region)));
        }
    }

    private static Optional<String> present(@Nullable String text) {
        return Optional.ofNullable(text).filter(given -> !given.isBlank());
    }

    private static String example(String country) {
        return Countries.examplePostcode(country).orElse("");
    }

    private static void requireNone(List<FieldProblem> errors) {
        if (!errors.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.ADDRESS_INVALID, errors.getFirst().detail(), Map.of(), errors);
        }
    }
}
