package dev.kontor.media.storage;

import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.springframework.core.io.Resource;

/// Where the bytes are kept. Slow and apart from the database: never to be called within a transaction. All that can
/// go wrong is an [dev.kontor.shared.problem.UnavailableException].
public interface Storage {

    /// Keeps the content. When it returns, all of it is there and stays; before, nothing of it can be read.
    void store(ObjectName name, byte[] content);

    /// The content, to be read any number of times; empty if there is none of that name.
    Optional<Resource> find(ObjectName name);

    /// An address at which the client finds the content itself for a while, to be saved under that name; empty where
    /// only this process can read it.
    default Optional<URI> address(ObjectName name, String saveAs, Duration validity) {
        return Optional.empty();
    }

    /// Forgets the content; nothing happens where there is none.
    void delete(ObjectName name);
}
