package dev.kontor.document.slip;

import dev.kontor.shared.web.Attachment;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;

/// A PDF file that is not stored.
///
/// @param name of the file
@SuppressWarnings("ArrayRecordComponent")
record SlipFile(String name, byte[] content) {

    /// Browsers save it and do not cache it.
    ResponseEntity<byte[]> response() {
        return Attachment.named(name, MediaType.APPLICATION_PDF)
                .header("X-Content-Type-Options", "nosniff")
                .body(content);
    }
}
