package dev.kontor.document.file;

import dev.kontor.document.DocumentId;
import dev.kontor.events.EventConsumer;
import dev.kontor.events.LoggedEvent;
import dev.kontor.shared.id.TypeIds;
import java.util.List;
import java.util.Set;
import org.springframework.stereotype.Component;

/// Renders the files of issued documents. A failed rendering is retried and then becomes a dead letter; the others
/// of its batch are done by then.
@Component
class FileConsumer implements EventConsumer {

    private final FileRendering rendering;
    private final Printers printers;

    FileConsumer(FileRendering rendering, Printers printers) {
        this.rendering = rendering;
        this.printers = printers;
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
        printers.print(
                events.stream()
                        .map(event -> TypeIds.parse(DocumentId.class, event.subject()))
                        .toList(),
                rendering::render);
    }
}
