package dev.kontor.media.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.Resource;

/// Stores bytes. Slow and independent of the database, so it must not be called within a transaction. Every
/// failure is an [dev.kontor.shared.problem.UnavailableException].
public interface Storage {

    /// Stores the content durably. Partial content is never readable.
    void store(ObjectName name, byte[] content);

    /// The content, readable any number of times; empty if there is none of that name.
    Optional<Resource> find(ObjectName name);

    /// A temporary URL at which the client downloads the content under that file name; empty if only this
    /// process can read it.
    default Optional<URI> address(ObjectName name, String saveAs, Duration validity) {
        return Optional.empty();
    }

    /// Deletes the content; does nothing if there is none.
    void delete(ObjectName name);
}
