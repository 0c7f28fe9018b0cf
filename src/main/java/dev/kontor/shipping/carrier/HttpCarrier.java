package dev.kontor.shipping.carrier;

import dev.kontor.shared.money.Money;
import dev.kontor.shipping.CarrierPoint;
import dev.kontor.shipping.CarrierPoints;
import dev.kontor.shipping.CarrierProvider;
import dev.kontor.shipping.CarrierResponse;
import dev.kontor.shipping.LabelFormat;
import dev.kontor.shipping.TrackingNews;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A carrier that speaks the protocol of `docs/carriers.md`. Responses are checked value by value: one that is
/// invalid counts as none.
final class HttpCarrier implements CarrierProvider {

    static final long MAX = 100_000_000L;
    private static final int RATES_BYTES = 64 * 1_024;
    private static final int TRACKING_BYTES = 64 * 1_024;
    private static final int POINTS_BYTES = 128 * 1_024;
    private static final int SMALL_BYTES = 16 * 1_024;
    /// The content in base 64, and what is around it.
    private static final int LABEL_BYTES = LabelResponses.MAX_BYTES / 3 * 4 + 64 * 1_024;

    private final String code;
    private final CarrierHttp http;
    private final Clock clock;

    HttpCarrier(String code, CarrierHttp http, Clock clock) {
        this.clock = clock;
        this.code = code;
        this.http = http;
    }

    @Override
    public String code() {
        return code;
    }

    @Override
    public CarrierResponse<List<ServiceRate>> rates(RateRequest request) {
        var destination = request.destination();
        var body = new LinkedHashMap<String, Object>();
        var place = new LinkedHashMap<String, @Nullable Object>();
        place.put("country", destination.country());
        place.put("region", destination.region());
        place.put("postcode", destination.postcode());
        body.put("destination", place);
        body.put("parcel", parcel(request.parcel()));
        body.put("services", request.sortedServices());
        return http.post("rates", body, RATES_BYTES, answer -> rates(answer, request));
    }

    @Override
    public CarrierResponse<BoughtLabel> buyLabel(LabelRequest request) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("service", request.service());
        body.put("format", request.format());
        if (request.origin() != null) {
            body.put("return", true);
            body.put("origin", request.origin());
        }
        body.put("destination", request.destination());
        body.put("point", request.point());
        body.put("parcel", request.parcel());
        body.put("reference", request.reference());
        return http.post(
                "labels/" + request.key(), body, LABEL_BYTES, answer -> LabelResponses.read(answer, request.format()));
    }

    @Override
    public CarrierResponse<BoughtLabel> findLabel(UUID key, LabelFormat format) {
        return http.get("labels/" + key, LABEL_BYTES, answer -> LabelResponses.read(answer, format));
    }

    @Override
    public CarrierResponse<Boolean> voidLabel(UUID key) {
        return http.post(
                "labels/" + key + "/void",
                Map.of(),
                SMALL_BYTES,
                answer -> answer.path("voided").asBoolean(false) ? Optional.of(true) : Optional.empty());
    }

    @Override
    public CarrierResponse<List<TrackingNews>> track(String trackingNumber) {
        return http.get(
                "tracking/" + segment(trackingNumber),
                TRACKING_BYTES,
                answer -> TrackingResponses.list(answer, clock.instant()));
    }

    @Override
    public CarrierResponse<List<NearbyPoint>> points(PointSearch search) {
        var body = new LinkedHashMap<String, @Nullable Object>();
        body.put("country", search.country());
        body.put("postcode", search.postcode());
        body.put("language", search.language());
        body.put("limit", CarrierPoints.MAX);
        return http.post("points", body, POINTS_BYTES, answer -> PointResponses.list(answer, code, search));
    }

    @Override
    public CarrierResponse<CarrierPoint> point(String id, PointSearch search) {
        var path = "points/%s/%s?language=%s".formatted(search.country(), segment(id), segment(search.language()));
        return http.get(path, SMALL_BYTES, answer -> PointResponses.one(answer, id, code, search));
    }

    private static String segment(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
    }

    private static Map<String, Object> parcel(CarrierParcel parcel) {
        var body = new LinkedHashMap<String, Object>();
        body.put("weightGrams", parcel.weightGrams());
        body.put("volumeCm3", parcel.volumeCm3());
        body.put("quantity", parcel.quantity());
        body.put(
                "value",
                Map.of(
                        "amount", parcel.value().minor(),
                        "currency", parcel.value().currency().getCurrencyCode()));
        body.put("profiles", parcel.profiles());
        return body;
    }

    /// @return empty if a price is not one, is in another currency, or is of a service that was not requested
    private static Optional<List<ServiceRate>> rates(JsonNode answer, RateRequest request) {
        var listed = answer.path("rates");
        if (!listed.isArray() || listed.size() > request.services().size()) {
            return Optional.empty();
        }
        var currency = request.parcel().value().currency();
        var seen = new HashSet<String>();
        var rates = new ArrayList<ServiceRate>();
        for (var each : listed) {
            var service = each.path("service").asString("");
            var amount = each.path("price").path("amount");
            boolean known = request.services().contains(service) && seen.add(service);
            boolean priced = amount.isIntegralNumber()
                    && amount.canConvertToLong()
                    && amount.longValue() >= 0
                    && amount.longValue() <= MAX
                    && currency.getCurrencyCode()
                            .equals(each.path("price").path("currency").asString(""));
            if (!known || !priced) {
                return Optional.empty();
            }
            rates.add(new ServiceRate(service, new Money(amount.longValue(), currency)));
        }
        return Optional.of(rates);
    }
}
