package dev.kontor.document.file;

import dev.kontor.document.DocumentId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Renders the files of issued documents. A failed rendering is retried and then becomes a dead letter.
@Component
class FileConsumer implements EventConsumer {

    private final FileRendering rendering;

    FileConsumer(FileRendering rendering) {
        this.rendering = rendering;
    }

    @Override
    public String name() {
        return "document-files";
    }

    @Override
    public Set<String> types() {
        return Set.of("document.issued", "document.render_requested");
    }

    @Override
    public void consume(List<LoggedEvent> events) {
        events.forEach(event -> rendering.render(TypeIds.parse(DocumentId.class, event.subject())));
    }
}
