package dev.kontor.shipping.carrier;

import dev.kontor.shared.address.Countries;
import dev.kontor.shared.web.json.SafeText;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.CarrierPoints;
import dev.kontor.shipping.CarrierProvider.GeoPosition;
import dev.kontor.shipping.CarrierProvider.NearbyPoint;
import dev.kontor.shipping.CarrierProvider.PointSearch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Reads points from responses of carriers, and rejects everything else. An answer with one invalid point is
/// invalid.
final class PointResponses {

    static final Pattern ID = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:-]{0,59}");
    private static final int MAX_NAME_LENGTH = 100;
    private static final int MAX_LINE_LENGTH = 200;
    private static final int MAX_HOURS = 21;
    private static final int FARTHEST = 1_000_000;
    private static final BigDecimal POLE = BigDecimal.valueOf(90);
    private static final BigDecimal DATE_LINE = BigDecimal.valueOf(180);

    private final String carrier;
    private final PointSearch search;
    private boolean valid = true;

    private PointResponses(String carrier, PointSearch search) {
        this.carrier = carrier;
        this.search = search;
    }

    static Optional<List<NearbyPoint>> list(JsonNode answer, String carrier, PointSearch search) {
        var listed = answer.path("points");
        if (!listed.isArray() || listed.size() > CarrierPoints.MAX) {
            return Optional.empty();
        }
        var reader = new PointResponses(carrier, search);
        var points = new ArrayList<NearbyPoint>();
        var seen = new HashSet<String>();
        for (var each : listed) {
            var point = reader.point(each);
            reader.require(seen.add(point.id()));
            points.add(new NearbyPoint(point, reader.distance(each), reader.position(each.path("position"))));
        }
        return reader.valid ? Optional.of(List.copyOf(points)) : Optional.empty();
    }

    /// @param id that was requested
    static Optional<CarrierPoint> one(JsonNode answer, String id, String carrier, PointSearch search) {
        var reader = new PointResponses(carrier, search);
        var point = reader.point(answer);
        reader.require(point.id().equals(id));
        return reader.valid ? Optional.of(point) : Optional.empty();
    }

    private void require(boolean holds) {
        valid &= holds;
    }

    private CarrierPoint point(JsonNode node) {
        var id = text(node.path("id"), MAX_NAME_LENGTH);
        require(ID.matcher(id).matches());
        return new CarrierPoint(
                carrier,
                id,
                kind(node),
                text(node.path("name"), MAX_NAME_LENGTH),
                place(node.path("address")),
                hours(node));
    }

    private CarrierPoint.Kind kind(JsonNode node) {
        var named = node.path("kind").asString("");
        var kind = Arrays.stream(CarrierPoint.Kind.values())
                .filter(each -> each.name().equals(named))
                .findFirst();
        require(kind.isPresent());
        return kind.orElse(CarrierPoint.Kind.SHOP);
    }

    private CarrierPoint.Place place(JsonNode node) {
        var country = node.path("country").asString("");
        require(country.equals(search.country()));
        var postcode = optional(node.path("postcode"));
        var region = optional(node.path("region"));
        return new CarrierPoint.Place(
                text(node.path("line1"), MAX_LINE_LENGTH),
                optional(node.path("line2")),
                text(node.path("city"), MAX_NAME_LENGTH),
                region == null ? null : known(Countries.region(country, region)),
                postcode == null ? withoutPostcode(country) : known(Countries.postcode(country, postcode)),
                country);
    }

    private @Nullable String withoutPostcode(String country) {
        require(!Countries.requiresPostcode(country));
        return null;
    }

    private @Nullable String known(Optional<String> code) {
        require(code.isPresent());
        return code.orElse(null);
    }

    private List<String> hours(JsonNode node) {
        var lines = node.path("openingHours");
        if (isAbsent(lines)) {
            return List.of();
        }
        require(lines.isArray() && lines.size() <= MAX_HOURS);
        return valid
                ? lines.valueStream().map(line -> text(line, MAX_NAME_LENGTH)).toList()
                : List.of();
    }

    private @Nullable Integer distance(JsonNode node) {
        var distance = node.path("distanceMeters");
        if (isAbsent(distance)) {
            return null;
        }
        require(distance.isIntegralNumber()
                && distance.canConvertToInt()
                && distance.intValue() >= 0
                && distance.intValue() <= FARTHEST);
        return valid ? distance.intValue() : null;
    }

    private @Nullable GeoPosition position(JsonNode node) {
        if (isAbsent(node)) {
            return null;
        }
        var latitude = degrees(node.path("latitude"), POLE);
        var longitude = degrees(node.path("longitude"), DATE_LINE);
        return latitude == null || longitude == null ? null : new GeoPosition(latitude, longitude);
    }

    private @Nullable BigDecimal degrees(JsonNode node, BigDecimal most) {
        if (!node.isNumber()) {
            valid = false;
            return null;
        }
        var degrees = node.decimalValue();
        require(degrees.abs().compareTo(most) <= 0 && degrees.precision() <= 20 && Math.abs(degrees.scale()) <= 20);
        return degrees;
    }

    private @Nullable String optional(JsonNode node) {
        return isAbsent(node) ? null : text(node, MAX_LINE_LENGTH);
    }

    /// A line of text that is not empty.
    private String text(JsonNode node, int longest) {
        var text = node.isString() ? node.stringValue() : "";
        require(!text.isBlank()
                && text.length() <= longest
                && SafeText.isSafe(text)
                && text.chars().noneMatch(each -> each < ' '));
        return text;
    }

    private static boolean isAbsent(JsonNode node) {
        return node.isMissingNode() || node.isNull();
    }
}
