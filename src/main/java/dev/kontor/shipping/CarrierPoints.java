package dev.kontor.shipping;

import dev.kontor.shipping.CarrierProvider.NearbyPoint;
import dev.kontor.shipping.CarrierProvider.PointSearch;
import java.util.List;

/// Finds the points of carriers. Each call can wait for a carrier, up to its time-out, and must be outside of
/// transactions.
public interface CarrierPoints {

    /// The largest number of points that a carrier lists.
    int MAX = 30;

    /// Returns the points near a postcode, the nearest first, from a cache if they were listed a moment
    /// ago. While the carrier does not respond, its policy decides whether older ones are returned.
    CarrierResponse<List<NearbyPoint>> near(String carrier, PointSearch search);

    /// Returns a point as the carrier describes it now. While the carrier does not respond, its policy
    /// decides whether a point that it listed within the last hour is returned.
    CarrierResponse<CarrierPoint> find(String carrier, String id, PointSearch search);
}
