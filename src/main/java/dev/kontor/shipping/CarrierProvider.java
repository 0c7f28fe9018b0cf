package dev.kontor.shipping;

import dev.kontor.shared.address.Address;
import dev.kontor.shared.address.Destination;
import dev.kontor.shared.money.Money;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A carrier, or a service that speaks for several carriers. Every method returns within the time-out
/// of the carrier, throws nothing, and must not be called within a transaction.
public interface CarrierProvider {

    /// The name of the carrier in the settings.
    String code();

    /// Returns the prices of the requested services for a parcel; services that the carrier does not
    /// offer for it are absent.
    CarrierResponse<List<ServiceRate>> rates(RateRequest request);

    /// Buys a label, once for each key however often it is called.
    CarrierResponse<BoughtLabel> buyLabel(LabelRequest request);

    /// Finds the label that was bought with the key. The answer is `NotFound` if there is none.
    CarrierResponse<BoughtLabel> findLabel(UUID key, LabelFormat format);

    /// Voids the label that was bought with the key, or confirms that it is voided.
    CarrierResponse<Boolean> voidLabel(UUID key);

    /// Returns what happened to a parcel, in order.
    CarrierResponse<List<TrackingNews>> track(String trackingNumber);

    /// Returns the points to which the carrier delivers near a place, the nearest first.
    CarrierResponse<List<NearbyPoint>> points(PointSearch search);

    /// Returns a point. The answer is `NotFound` if the carrier no longer delivers there.
    CarrierResponse<CarrierPoint> point(String id, PointSearch search);

    /// A parcel whose price is requested.
    ///
    /// @param services codes of the services, as the carrier names them
    record RateRequest(Destination destination, CarrierParcel parcel, Set<String> services) {

        public RateRequest {
            services = Set.copyOf(services);
        }

        /// The services in ascending order.
        public Collection<String> sortedServices() {
            return new TreeSet<>(services);
        }
    }

    /// An item in a parcel.
    ///
    /// @param weightGrams with the packaging
    /// @param volumeCm3 of the items in cubic centimetres, without packaging
    /// @param quantity number of units
    /// @param value of the items before discounts, in the currency of the price
    /// @param profiles shipping profiles of the items, in ascending order
    record CarrierParcel(long weightGrams, long volumeCm3, long quantity, Money value, List<String> profiles) {

        public CarrierParcel {
            profiles = List.copyOf(profiles);
        }
    }

    /// A label to buy.
    ///
    /// @param key idempotency key
    /// @param service code of the service, as the carrier names it
    /// @param origin who sends the parcel back; absent if the shop sends it
    /// @param destination who gets the parcel; the shop if it is a return
    /// @param point id of the carrier's point where the recipient collects it; absent if it goes to the
    ///     address
    /// @param reference for the carrier's invoice: the number of the order
    record LabelRequest(
            UUID key,
            String service,
            LabelFormat format,
            @Nullable Address origin,
            Address destination,
            @Nullable String point,
            LabelParcel parcel,
            String reference) {}

    /// A packed parcel.
    record LabelParcel(
            int weightGrams,
            @Nullable Integer lengthMm,
            @Nullable Integer widthMm,
            @Nullable Integer heightMm) {}

    /// A label that was bought.
    ///
    /// @param cost price that the carrier charges the shop
    /// @param content at most 2 MB, of the requested format
    record BoughtLabel(String trackingNumber, @Nullable String trackingUrl, Money cost, byte[] content) {}

    /// The price of a service, in the currency of the request and not negative.
    record ServiceRate(String service, Money price) {}

    /// Where points are searched.
    ///
    /// @param country ISO 3166-1 alpha-2
    /// @param postcode absent in countries without postcodes
    /// @param language of opening hours, as BCP 47 tag
    record PointSearch(String country, @Nullable String postcode, String language) {}

    /// A point near a place.
    ///
    /// @param distanceMeters absent if the carrier does not know it
    /// @param position absent if the carrier does not know it
    record NearbyPoint(
            CarrierPoint point,
            @Nullable Integer distanceMeters,
            @Nullable GeoPosition position) {}

    /// A position in degrees (WGS 84).
    record GeoPosition(BigDecimal latitude, BigDecimal longitude) {}
}
