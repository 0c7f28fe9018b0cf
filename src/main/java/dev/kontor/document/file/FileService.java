package dev.kontor.document.file;

import dev.kontor.audit.AuditLog;
import dev.kontor.document.DocumentAttachments.Sizes;
import dev.kontor.document.DocumentId;
import dev.kontor.document.DocumentReady;
import dev.kontor.document.DocumentRenderRequested;
import dev.kontor.document.issue.StoredDocument;
import dev.kontor.events.EventLog;
import dev.kontor.media.PrivateStorage;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// The transactions of files. Rendering and storage happen between them.
@Service
@Transactional
public class FileService {

    private static final int MAX_PROBLEM_LENGTH = 500;

    private final DocumentFiles files;
    private final PrivateStorage storage;
    private final EventLog events;
    private final AuditLog audit;
    private final Clock clock;

    FileService(DocumentFiles files, PrivateStorage storage, EventLog events, AuditLog audit, Clock clock) {
        this.files = files;
        this.storage = storage;
        this.events = events;
        this.audit = audit;
        this.clock = clock;
    }

    /// Renders the files of a document again, from the same content.
    public void renderAgain(DocumentId id) {
        files.renew(id, storage.newName(), storage.newName(), clock.instant());
        events.append(new DocumentRenderRequested(id));
        audit.record("document.render_requested", id);
    }

    @Transactional(readOnly = true)
    Optional<DocumentFiles.Files> find(DocumentId id) {
        return files.find(id);
    }

    void ready(StoredDocument document, DocumentFiles.Files stored, Sizes sizes) {
        if (files.ready(stored, sizes, clock.instant())) {
            events.append(new DocumentReady(
                    document.id(), document.kind(), document.number(), document.orderId(), document.orderNumber()));
        }
    }

    void failed(DocumentFiles.Files stored, String problem) {
        files.failed(stored, problem.substring(0, Math.min(problem.length(), MAX_PROBLEM_LENGTH)), clock.instant());
    }

    void forget(DocumentId id, List<String> outdated) {
        files.forget(id, outdated);
    }
}
