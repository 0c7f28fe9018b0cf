package dev.kontor.cart.shipping;

import dev.kontor.cart.CartId;
import dev.kontor.cart.aggregate.CartAccess;
import dev.kontor.cart.shipping.CartShippingService.PointPlace;
import dev.kontor.shared.address.Countries;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.problem.UnavailableException;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.CarrierPoints;
import dev.kontor.shipping.CarrierProvider.NearbyPoint;
import dev.kontor.shipping.CarrierProvider.PointSearch;
import dev.kontor.shipping.CarrierRates;
import dev.kontor.shipping.CarrierResponse;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Lists the points of carriers for a cart and finds the one that a buyer selects, between transactions.
@Component
public class CartCarrierPoints {

    private final CartShippingService shipping;
    private final CarrierPoints points;
    private final CarrierRates rates;

    CartCarrierPoints(CartShippingService shipping, CarrierPoints points, CarrierRates rates) {
        this.shipping = shipping;
        this.points = points;
        this.rates = rates;
    }

    ListedCarrierPoints near(CartId id, CartAccess access, CarrierPointFilter filter) {
        var place = rates.settled(() -> shipping.pointPlace(id, access, null, filter.code(), filter.shippingGroupId()));
        var destination = place.destination();
        var postcode =
                filter.postcode() == null ? destination.postcode() : postcode(destination.country(), filter.postcode());
        return switch (points.near(place.carrier(), search(place, postcode))) {
            case CarrierResponse.Answered<List<NearbyPoint>>(var found) ->
                new ListedCarrierPoints(
                        place.carrier(),
                        true,
                        found.stream()
                                .filter(each -> each.point().serves(destination))
                                .map(ListedCarrierPoints.Item::of)
                                .toList());
            case CarrierResponse.Refused<List<NearbyPoint>> _,
                    CarrierResponse.NotFound<List<NearbyPoint>> _,
                    CarrierResponse.NotSent<List<NearbyPoint>> _,
                    CarrierResponse.Unknown<List<NearbyPoint>> _ ->
                new ListedCarrierPoints(place.carrier(), false, List.of());
        };
    }

    /// Returns the point that the request names, as the carrier describes it now; null if it names none.
    ///
    /// @throws RejectedException if the carrier does not deliver there
    /// @throws UnavailableException if the carrier does not respond
    @Nullable
    public CarrierPoint found(CartId id, CartAccess access, SelectShipping request) {
        var wanted = request.carrierPointId();
        if (wanted == null) {
            return null;
        }
        CartShippingService.requireOneMethod(request);
        if (request.pickupPointId() != null) {
            throw BadRequestException.invalid(
                    List.of(FieldProblem.ofPointer("/carrierPointId", "unexpected", Message.of("cart.one-point"))));
        }
        var place = rates.settled(() ->
                shipping.pointPlace(id, access, request.shippingMethodId(), request.code(), request.shippingGroupId()));
        return switch (points.find(
                place.carrier(), wanted, search(place, place.destination().postcode()))) {
            case CarrierResponse.Answered<CarrierPoint>(var point) -> point;
            case CarrierResponse.NotFound<CarrierPoint> _, CarrierResponse.Refused<CarrierPoint> _ ->
                throw RejectedException.at("/carrierPointId", "unknown", Message.of("cart.no-carrier-point"));
            case CarrierResponse.NotSent<CarrierPoint> _, CarrierResponse.Unknown<CarrierPoint> _ ->
                throw new UnavailableException(
                        ProblemCode.DEPENDENCY_UNAVAILABLE, Message.of("cart.carrier-unavailable"));
        };
    }

    private static PointSearch search(PointPlace place, @Nullable String postcode) {
        return new PointSearch(
                place.destination().country(), postcode, place.language().toLanguageTag());
    }

    private static String postcode(String country, String text) {
        return Countries.postcode(country, text)
                .orElseThrow(() -> BadRequestException.invalid(List.of(FieldProblem.ofParameter(
                        "postcode",
                        "invalid",
                        Message.of(
                                "address.postcode",
                                "country",
                                country,
                                "example",
                                Countries.examplePostcode(country).orElse(""))))));
    }
}
