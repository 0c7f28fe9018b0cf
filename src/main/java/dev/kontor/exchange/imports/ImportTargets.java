package dev.kontor.exchange.imports;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.springframework.stereotype.Component;

/// Finds the target of each type of import.
@Component
class ImportTargets {

    private final Map<ImportType, ImportTarget> targets = new EnumMap<>(ImportType.class);

    ImportTargets(List<ImportTarget> all) {
        all.forEach(target -> targets.put(target.type(), target));
    }

    ImportTarget of(ImportType type) {
        return Objects.requireNonNull(targets.get(type));
    }
}
