package dev.kontor.document.file;

import dev.kontor.document.DocumentId;
import dev.kontor.document.FileStatus;
import dev.kontor.media.FileDownload;
import dev.kontor.media.PrivateStorage;
import dev.kontor.shared.problem.ConflictException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.springframework.core.io.Resource;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/// Sends the files of documents.
@Component
public class DocumentDownload {

    private static final Duration VALIDITY = Duration.ofMinutes(1);

    private final FileService files;
    private final PrivateStorage storage;

    DocumentDownload(FileService files, PrivateStorage storage) {
        this.files = files;
        this.storage = storage;
    }

    /// The format of a file.
    public enum Format {
        PDF(MediaType.APPLICATION_PDF),
        XML(MediaType.APPLICATION_XML);

        private final MediaType type;

        Format(MediaType type) {
            this.type = type;
        }
    }

    /// @param number of the document, which becomes the name of the file
    public ResponseEntity<Resource> send(DocumentId id, String number, Format format) {
        var stored = files.find(id).orElseThrow(() -> NotFoundException.of("document", id));
        var object = format == Format.PDF ? stored.pdfObject() : stored.xmlObject();
        if (object == null) {
            throw new NotFoundException(Message.of("document.no-xml", "number", number));
        }
        if (stored.status() != FileStatus.READY) {
            throw new ConflictException(
                    ProblemCode.INVALID_STATE_TRANSITION,
                    Message.of("document.not-ready", "number", number),
                    Map.of("fileStatus", stored.status()));
        }
        var name = number + "." + format.name().toLowerCase(Locale.ROOT);
        return FileDownload.of(storage.content(object, name, VALIDITY), name, format.type);
    }
}
