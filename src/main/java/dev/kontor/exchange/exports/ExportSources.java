package dev.kontor.exchange.exports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Finds the source of each type of export.
@Component
class ExportSources {

    private final Map<ExportType, ExportSource> sources = new EnumMap<>(ExportType.class);

    ExportSources(List<ExportSource> all) {
        all.forEach(source -> sources.put(source.type(), source));
    }

    ExportSource of(ExportType type) {
        return Objects.requireNonNull(sources.get(type));
    }
}
