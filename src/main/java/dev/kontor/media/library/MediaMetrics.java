package dev.kontor.media.library;

import dev.kontor.media.picture.InvalidContent;
import dev.kontor.media.picture.ProcessedUpload;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.springframework.stereotype.Component;

/// The metrics of uploads.
@Component
class MediaMetrics {

    private final Timer made;
    private final Map<InvalidContent.Reason, Counter> refused = new EnumMap<>(InvalidContent.Reason.class);

    MediaMetrics(MeterRegistry meters) {
        made = Timer.builder("kontor.media.made")
                .description("Number and duration of uploads processed by this process.")
                .register(meters);
        for (var reason : InvalidContent.Reason.values()) {
            refused.put(
                    reason,
                    Counter.builder("kontor.media.refused")
                            .description("Rejected uploads, by reason.")
                            .tag("reason", reason.name().toLowerCase(Locale.ROOT))
                            .register(meters));
        }
    }

    ProcessedUpload measure(Supplier<ProcessedUpload> work) {
        try {
            return Objects.requireNonNull(made.record(work));
        } catch (InvalidContent refusal) {
            Objects.requireNonNull(refused.get(refusal.reason())).increment();
            throw refusal;
        }
    }
}
