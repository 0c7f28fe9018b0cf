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

    /// Begins a copy of each slot in use that has none.
    ///
    /// @return the names of indexes that have to be there before they are filled
    public List<String> begin() {
        indexes.forgetStrange(beginning());
        if (!indexes.uncopied().isEmpty()) {
            // Whoever changes a slot from now on sees that there is a copy to be told; who was at it has finished.
            indexes.lockSlots();
            indexes.uncopied().forEach(slot -> indexes.add(name(slot), slot));
        }
        return indexes.indexes().stream()
                .filter(index -> !index.ready())
                .map(EngineRepository.Index::name)
                .toList();
    }

    /// A slot that is used again gets another name: nothing in it is left of what was there before.
    private String name(int slot) {
        return beginning() + slot + "-" + UUID.randomUUID().toString().substring(0, 8);
    }

    private String beginning() {
        return properties.prefix() + "-products-";
    }
}
