package dev.kontor.shipping.carrier;

import dev.kontor.shipping.CarrierProvider;
import dev.kontor.shipping.CarrierResponse;
import dev.kontor.shipping.carrier.ShippingProperties.WhenUnavailable;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.annotation.PreDestroy;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import tools.jackson.databind.json.JsonMapper;

/// The configured carriers. Calls are outside of transactions, limited in number, and paused after several failures.
@Component
public class Carriers {

    private static final Logger LOG = LoggerFactory.getLogger(Carriers.class);
    private static final int FAILURES = 5;
    private static final long PAUSE = TimeUnit.SECONDS.toNanos(30);

    private final Map<String, Lane> lanes = new TreeMap<>();
    private final MeterRegistry meters;

    Carriers(ShippingProperties properties, JsonMapper json, MeterRegistry meters, Clock clock) {
        this.meters = meters;
        properties.carriers().forEach((name, settings) -> {
            var http = new CarrierHttp(settings, json);
            lanes.put(name, new Lane(new HttpCarrier(name, http, clock), settings, http));
        });
    }

    @PreDestroy
    void stop() {
        lanes.values().forEach(lane -> lane.http().close());
    }

    /// A carrier with the state of its calls.
    private record Lane(
            CarrierProvider carrier,
            ShippingProperties.Carrier settings,
            CarrierHttp http,
            Semaphore permits,
            AtomicInteger failures,
            AtomicLong pausedUntil) {

        Lane(CarrierProvider carrier, ShippingProperties.Carrier settings, CarrierHttp http) {
            this(
                    carrier,
                    settings,
                    http,
                    new Semaphore(settings.concurrency()),
                    new AtomicInteger(),
                    new AtomicLong(System.nanoTime()));
        }

        void failed() {
            if (failures.incrementAndGet() >= FAILURES) {
                // One call after the pause shows whether the carrier is back.
                failures.set(FAILURES - 1);
                pausedUntil.set(System.nanoTime() + PAUSE);
            }
        }
    }

    /// The names of the configured carriers.
    public Set<String> names() {
        return lanes.keySet();
    }

    /// Whether the carrier is configured and sells labels of returns.
    public boolean sellsReturns(String carrier) {
        var lane = lanes.get(carrier);
        return lane != null && lane.settings().returns();
    }

    /// The policy for the time in which the carrier does not respond; empty if it is not configured.
    Optional<WhenUnavailable> policy(String carrier) {
        return Optional.ofNullable(lanes.get(carrier))
                .map(lane -> lane.settings().whenUnavailable());
    }

    Duration ratesValidFor(String carrier) {
        return Objects.requireNonNull(lanes.get(carrier)).settings().ratesValidFor();
    }

    /// Calls a carrier. A carrier that is not configured, is paused or has too many calls running is not called.
    ///
    /// @param operation its name in metrics
    public <T> CarrierResponse<T> call(
            String carrier, String operation, Function<CarrierProvider, CarrierResponse<T>> call) {
        if (TransactionSynchronizationManager.isActualTransactionActive()) {
            throw new IllegalStateException("a carrier must not be called inside a transaction");
        }
        var lane = lanes.get(carrier);
        if (lane == null) {
            return new CarrierResponse.NotSent<>("not configured");
        }
        var answer = limited(lane, call);
        meters.counter("shop.carrier.calls", "carrier", carrier, "operation", operation, "outcome", answer.outcome())
                .increment();
        return answer;
    }

    private static <T> CarrierResponse<T> limited(Lane lane, Function<CarrierProvider, CarrierResponse<T>> call) {
        if (System.nanoTime() - lane.pausedUntil().get() < 0) {
            return new CarrierResponse.NotSent<>("paused after failures");
        }
        if (!lane.permits().tryAcquire()) {
            return new CarrierResponse.NotSent<>("too many calls are running");
        }
        try {
            var answer = call.apply(lane.carrier());
            switch (answer) {
                case CarrierResponse.Answered<T> _, CarrierResponse.Refused<T> _, CarrierResponse.NotFound<T> _ ->
                    lane.failures().set(0);
                case CarrierResponse.NotSent<T>(var reason) -> failed(lane, reason);
                case CarrierResponse.Unknown<T>(var reason) -> failed(lane, reason);
            }
            return answer;
        } finally {
            lane.permits().release();
        }
    }

    private static void failed(Lane lane, String reason) {
        LOG.warn("Carrier {} did not respond as expected: {}", lane.carrier().code(), reason);
        lane.failed();
    }
}
