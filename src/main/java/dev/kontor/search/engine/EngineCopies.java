package dev.kontor.search.engine;

import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Decides which copies the engine should have.
@Service
@Transactional
@WithEngine
class EngineCopies {

    private final EngineRepository indexes;
    private final EngineProperties properties;

    EngineCopies(EngineRepository indexes, EngineProperties properties) {
        this.indexes = indexes;
        this.properties = properties;
    }

    /// Starts a copy of each slot in use that has none.
    ///
    /// @return the names of indexes that must exist before they are filled
    public List<String> begin() {
        indexes.deleteForeign(beginning());
        if (!indexes.slotsWithoutCopy().isEmpty()) {
            // Later changes of a slot record themselves for the copy; earlier writers have finished.
            indexes.lockSlots();
            indexes.slotsWithoutCopy().forEach(slot -> indexes.add(name(slot), slot));
        }
        return indexes.indexes().stream()
                .filter(index -> !index.ready())
                .map(EngineRepository.Index::name)
                .toList();
    }

    /// A reused slot gets another name, so that nothing from before remains in it.
    private String name(int slot) {
        return beginning() + slot + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String beginning() {
        return properties.prefix() + "-products-";
    }
}
