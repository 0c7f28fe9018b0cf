package dev.kontor.download.grant;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import org.springframework.stereotype.Component;

/// Counts the results of download requests.
@Component
class DownloadMetrics {

    private final MeterRegistry registry;

    DownloadMetrics(MeterRegistry registry) {
        this.registry = registry;
    }

    void delivered() {
        count("delivered");
    }

    void resumed() {
        count("resumed");
    }

    /// @param why `unknown`, `used_up`, `expired` or `revoked`
    void refused(String why) {
        count(why);
    }

    private void count(String outcome) {
        Counter.builder("kontor.downloads")
                .description("Requests for purchased files.")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
