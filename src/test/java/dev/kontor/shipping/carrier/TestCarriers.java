package dev.kontor.shipping.carrier;

import dev.kontor.shipping.carrier.ShippingProperties.Carrier;
import dev.kontor.shipping.carrier.ShippingProperties.WhenUnavailable;
import dev.kontor.testing.CarrierStandIn;
import dev.kontor.testing.TestDatabase;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;

/// Carriers without a Spring context.
public final class TestCarriers {

    private TestCarriers() {}

    /// The stored rates of a shop without carriers.
    public static CarrierRateBook none() {
        return new CarrierRateBook(carriers(Map.of()), new CarrierRateRepository(TestDatabase.jdbc()));
    }

    static Carriers carriers(Map<String, Carrier> settings) {
        return new Carriers(
                new ShippingProperties(settings), new JsonMapper(), new SimpleMeterRegistry(), Clock.systemUTC());
    }

    static Carrier carrier(String url, Duration timeout, int concurrency) {
        return carrier(url, timeout, concurrency, WhenUnavailable.FALL_BACK);
    }

    static Carrier carrier(String url, Duration timeout, int concurrency, WhenUnavailable policy) {
        return new Carrier(
                URI.create(url),
                CarrierStandIn.SECRET,
                timeout,
                concurrency,
                policy,
                Duration.ofMinutes(15),
                false,
                List.of());
    }
}
