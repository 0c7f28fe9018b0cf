package dev.kontor.shipping.carrier;

import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.CarrierPoints;
import dev.kontor.shipping.CarrierProvider.NearbyPoint;
import dev.kontor.shipping.CarrierProvider.PointSearch;
import dev.kontor.shipping.CarrierResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.springframework.stereotype.Component;

/// The points that carriers listed, in the memory of the process. A list is fresh for minutes. With the
/// policy `FALL_BACK` a list of the last hour is used while the carrier does not respond.
@Component
class CarrierPointBook implements CarrierPoints {

    private static final Duration FRESH = Duration.ofMinutes(5);
    private static final Duration USABLE = Duration.ofHours(1);
    /// The time after which Kontor repeats a request about a place to which the carrier did not respond.
    private static final Duration UNAVAILABLE_FOR = Duration.ofSeconds(15);

    private static final int MAX_LISTS = 500;
    private static final int MAX_POINTS = 10_000;

    private final Carriers carriers;
    private final Clock clock;
    private final Cache<Place, Listed> lists =
            Caffeine.newBuilder().maximumSize(MAX_LISTS).build();
    private final Cache<Id, Known> points =
            Caffeine.newBuilder().maximumSize(MAX_POINTS).build();

    CarrierPointBook(Carriers carriers, Clock clock) {
        this.carriers = carriers;
        this.clock = clock;
    }

    private record Place(String carrier, PointSearch search) {}

    /// @param listedAt when the carrier listed them
    /// @param askAt when Kontor requests the list again
    private record Listed(CarrierResponse<List<NearbyPoint>> answer, Instant listedAt, Instant askAt) {}

    private record Id(String carrier, String country, String id) {}

    private record Known(CarrierPoint point, Instant listedAt) {}

    @Override
    public CarrierResponse<List<NearbyPoint>> near(String carrier, PointSearch search) {
        var place = new Place(carrier, search);
        var before = lists.getIfPresent(place);
        var now = clock.instant();
        if (before != null && now.isBefore(before.askAt())) {
            return before.answer();
        }
        var answer = carriers.call(carrier, "points", each -> each.points(search));
        var after = clock.instant();
        var listed = switch (answer) {
            case CarrierResponse.Answered<List<NearbyPoint>>(var found) -> {
                found.forEach(each -> points.put(id(each.point()), new Known(each.point(), after)));
                yield new Listed(answer, after, after.plus(FRESH));
            }
            case CarrierResponse.Refused<List<NearbyPoint>> _, CarrierResponse.NotFound<List<NearbyPoint>> _ ->
                new Listed(new CarrierResponse.Answered<>(List.of()), after, after.plus(FRESH));
            case CarrierResponse.NotSent<List<NearbyPoint>> _, CarrierResponse.Unknown<List<NearbyPoint>> _ ->
                before != null
                                && before.answer() instanceof CarrierResponse.Answered<List<NearbyPoint>>
                                && isUsable(carrier, before.listedAt(), after)
                        ? new Listed(before.answer(), before.listedAt(), after.plus(UNAVAILABLE_FOR))
                        : new Listed(answer, after, after.plus(UNAVAILABLE_FOR));
        };
        lists.put(place, listed);
        return listed.answer();
    }

    @Override
    public CarrierResponse<CarrierPoint> find(String carrier, String id, PointSearch search) {
        var answer = carriers.call(carrier, "point", each -> each.point(id, search));
        var key = new Id(carrier, search.country(), id);
        return switch (answer) {
            case CarrierResponse.Answered<CarrierPoint> _ -> answer;
            case CarrierResponse.Refused<CarrierPoint> _, CarrierResponse.NotFound<CarrierPoint> _ -> {
                points.invalidate(key);
                yield answer;
            }
            case CarrierResponse.NotSent<CarrierPoint> _, CarrierResponse.Unknown<CarrierPoint> _ -> {
                var known = points.getIfPresent(key);
                yield known != null && isUsable(carrier, known.listedAt(), clock.instant())
                        ? new CarrierResponse.Answered<>(known.point())
                        : answer;
            }
        };
    }

    private boolean isUsable(String carrier, Instant listedAt, Instant now) {
        boolean fallsBack = carriers.policy(carrier)
                .filter(ShippingProperties.WhenUnavailable.FALL_BACK::equals)
                .isPresent();
        return fallsBack && now.isBefore(listedAt.plus(USABLE));
    }

    private static Id id(CarrierPoint point) {
        return new Id(point.carrier(), point.address().country(), point.id());
    }
}
