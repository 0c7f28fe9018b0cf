package dev.kontor.document;

import java.util.Collection;
import java.util.List;
import java.util.Map;

/// Reads the files of documents, to attach them to mails.
public interface DocumentAttachments {

    /// The files of a document.
    ///
    /// @param pdfBytes size of the PDF file
    /// @param xmlBytes size of the XML file, 0 if the document has none
    record Sizes(long pdfBytes, long xmlBytes) {

        /// @param xml whether the XML file counts
        public long total(boolean xml) {
            return xml ? pdfBytes + xmlBytes : pdfBytes;
        }

        public boolean hasXml() {
            return xmlBytes > 0;
        }
    }

    /// The sizes of files that are ready. Documents without files, or with files of unknown size, are
    /// absent. Runs one SQL statement.
    Map<DocumentId, Sizes> sizes(Collection<DocumentId> ids);

    /// Reads the PDF file of a document, and its XML file if there is one and it is wanted, into memory.
    /// Accesses the storage, so it must not be called within a transaction.
    ///
    /// @param mostBytes of all files together
    /// @return empty if there is no such document, or if the files are larger
    /// @throws dev.kontor.shared.problem.ConflictException if the files are being rendered
    /// @throws dev.kontor.shared.problem.UnavailableException if the storage does not return them
    List<DocumentFile> read(DocumentId id, boolean xml, long mostBytes);
}
