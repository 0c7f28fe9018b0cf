package dev.kontor.shared.start;

import static org.assertj.core.api.Assertions.assertThat;

import dev.kontor.testing.Api;
import dev.kontor.testing.KontorTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.availability.AvailabilityChangeEvent;
import org.springframework.boot.availability.ReadinessState;
import org.springframework.context.ApplicationContext;

@KontorTest
class ConnectionDrainingTests {

    @Autowired
    private Api api;

    @Autowired
    private ApplicationContext context;

    @Test
    void endsConnectionsOnceItIsNoLongerReady() {
        assertThat(api.get("/store/v1/shop").expect(200).header("Connection")).isEmpty();

        AvailabilityChangeEvent.publish(context, ReadinessState.REFUSING_TRAFFIC);
        try {
            assertThat(api.get("/store/v1/shop").expect(200).header("Connection"))
                    .contains("close");
            api.get("/readyz").expect(503);
        } finally {
            AvailabilityChangeEvent.publish(context, ReadinessState.ACCEPTING_TRAFFIC);
        }

        assertThat(api.get("/store/v1/shop").expect(200).header("Connection")).isEmpty();
        api.get("/readyz").expect(200);
    }
}
