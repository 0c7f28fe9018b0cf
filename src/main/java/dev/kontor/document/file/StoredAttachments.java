package dev.kontor.document.file;

import dev.kontor.document.DocumentAttachments;
import dev.kontor.document.DocumentFile;
import dev.kontor.document.DocumentId;
import dev.kontor.document.FileStatus;
import dev.kontor.document.issue.IssuedDocuments;
import dev.kontor.document.issue.StoredDocument;
import dev.kontor.media.PrivateStorage;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.ProblemCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;

/// Reads the files of documents for other modules.
@Component
class StoredAttachments implements DocumentAttachments {

    private final DocumentFiles files;
    private final IssuedDocuments documents;
    private final PrivateStorage storage;

    StoredAttachments(DocumentFiles files, IssuedDocuments documents, PrivateStorage storage) {
        this.files = files;
        this.documents = documents;
        this.storage = storage;
    }

    @Override
    public Map<DocumentId, Sizes> sizes(Collection<DocumentId> ids) {
        return ids.isEmpty() ? Map.of() : files.sizes(ids);
    }

    @Override
    public List<DocumentFile> read(DocumentId id, boolean xml, long mostBytes) {
        return documents
                .find(id)
                .map(document -> read(document, xml, mostBytes))
                .orElseGet(List::of);
    }

    private List<DocumentFile> read(StoredDocument document, boolean xml, long mostBytes) {
        var stored = files.find(document.id()).orElseThrow();
        if (stored.status() != FileStatus.READY) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("document.not-ready", "number", document.number()),
                    Map.of("fileStatus", stored.status()));
        }
        var sizes = files.sizes(List.of(document.id())).get(document.id());
        if (sizes != null && sizes.total(xml) > mostBytes) {
            return List.of();
        }
        var read = new ArrayList<DocumentFile>();
        read.add(file(document, ".pdf", MediaType.APPLICATION_PDF, stored.pdfObject()));
        if (xml && stored.xmlObject() != null) {
            read.add(file(document, ".xml", MediaType.APPLICATION_XML, stored.xmlObject()));
        }
        return read;
    }

    private DocumentFile file(StoredDocument document, String suffix, MediaType type, String object) {
        return new DocumentFile(document.number() + suffix, type.toString(), storage.read(object));
    }
}
