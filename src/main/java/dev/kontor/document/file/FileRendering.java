package dev.kontor.document.file;

import dev.kontor.document.DocumentAttachments.Sizes;
import dev.kontor.document.DocumentId;
import dev.kontor.document.FileStatus;
import dev.kontor.document.issue.IssuedDocuments;
import dev.kontor.document.issue.StoredDocument;
import dev.kontor.document.settings.PrintDesigns;
import dev.kontor.media.PrivateStorage;
import org.springframework.stereotype.Component;

/// Renders the files of a document and stores them, without a transaction or connection. Doing it twice
/// has the same result.
@Component
class FileRendering {

    private final IssuedDocuments documents;
    private final FileService files;
    private final PdfWriter pdf;
    private final PrintDesigns designs;
    private final PrivateStorage storage;

    FileRendering(
            IssuedDocuments documents, FileService files, PdfWriter pdf, PrintDesigns designs, PrivateStorage storage) {
        this.documents = documents;
        this.files = files;
        this.pdf = pdf;
        this.designs = designs;
        this.storage = storage;
    }

    void render(DocumentId id) {
        var document = documents.find(id).orElseThrow();
        var named = files.find(id).orElseThrow();
        if (named.status() != FileStatus.READY) {
            Sizes sizes;
            try {
                sizes = store(document, named);
            } catch (RuntimeException e) {
                files.failed(named, e.toString());
                throw e;
            }
            files.ready(document, named, sizes);
        }
        if (!named.outdated().isEmpty()) {
            named.outdated().forEach(storage::delete);
            files.forget(id, named.outdated());
        }
    }

    private Sizes store(StoredDocument document, DocumentFiles.Files named) {
        long xmlBytes = 0;
        if (named.xmlObject() != null) {
            var profile = ElectronicInvoice.Profile.of(document.content());
            var xml = ElectronicInvoice.write(document, profile);
            storage.store(named.xmlObject(), xml);
            xmlBytes = xml.length;
        }
        var file = pdf.write(document, designs.of(document.templateId(), document.logoId()));
        storage.store(named.pdfObject(), file);
        return new Sizes(file.length, xmlBytes);
    }
}
