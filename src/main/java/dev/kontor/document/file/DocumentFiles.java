package dev.kontor.document.file;

import dev.kontor.document.DocumentAttachments.Sizes;
import dev.kontor.document.DocumentId;
import dev.kontor.document.FileStatus;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/// Stores the state of files and the names under which they are stored.
@Repository
class DocumentFiles {

    private final JdbcClient jdbc;

    DocumentFiles(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /// @param pdfObject name of the PDF file in the storage
    /// @param xmlObject name of the XML file in the storage; absent if the document has none
    /// @param outdated names of files of earlier renderings that are still stored
    record Files(
            DocumentId documentId,
            FileStatus status,
            String pdfObject,
            @Nullable String xmlObject,
            List<String> outdated) {}

    Optional<Files> find(DocumentId id) {
        return jdbc.sql("select * from document.files where document_id = :id")
                .param("id", id)
                .query(Files.class)
                .optional();
    }

    /// The sizes of files that can be downloaded, as far as they are known.
    Map<DocumentId, Sizes> sizes(Collection<DocumentId> ids) {
        record Row(DocumentId documentId, long pdfBytes, long xmlBytes) {}
        return jdbc.sql("""
                        select document_id, pdf_bytes, coalesce(xml_bytes, 0) as xml_bytes from document.files
                        where document_id = any(:ids) and status = 'READY' and pdf_bytes is not null
                        """).param("ids", ids).query(Row.class).list().stream()
                .collect(Collectors.toMap(Row::documentId, row -> new Sizes(row.pdfBytes(), row.xmlBytes())));
    }

    /// @return false if they were ready already, or got other names meanwhile
    boolean ready(Files files, Sizes sizes, Instant now) {
        return jdbc.sql("""
                        update document.files set status = 'READY', problem = null, ready_at = :now, updated_at = :now,
                            pdf_bytes = :pdfBytes, xml_bytes = :xmlBytes
                        where document_id = :id and status <> 'READY' and pdf_object = :pdf
                        """)
                        .param("id", files.documentId())
                        .param("pdf", files.pdfObject())
                        .param("pdfBytes", sizes.pdfBytes())
                        .param("xmlBytes", sizes.xmlBytes())
                        .param("now", now)
                        .update()
                > 0;
    }

    void failed(Files files, String problem, Instant now) {
        jdbc.sql("""
                        update document.files set status = 'FAILED', problem = :problem, updated_at = :now
                        where document_id = :id and status <> 'READY' and pdf_object = :pdf
                        """)
                .param("id", files.documentId())
                .param("pdf", files.pdfObject())
                .param("problem", problem)
                .param("now", now)
                .update();
    }

    /// Names the files again. The previous files become outdated.
    void renew(DocumentId id, String pdfObject, String xmlObject, Instant now) {
        jdbc.sql("""
                        update document.files
                        set status = 'PENDING', problem = null, ready_at = null, updated_at = :now, pdf_bytes = null, xml_bytes = null,
                            outdated = array_remove(outdated || pdf_object || xml_object, null),
                            pdf_object = :pdf, xml_object = case when xml_object is not null then :xml end
                        where document_id = :id
                        """)
                .param("id", id)
                .param("pdf", pdfObject)
                .param("xml", xmlObject)
                .param("now", now)
                .update();
    }

    void forget(DocumentId id, List<String> outdated) {
        jdbc.sql("""
                        update document.files
                        set outdated = array(select name from unnest(outdated) as name where name <> all(:names))
                        where document_id = :id
                        """).param("id", id).param("names", outdated).update();
    }
}
