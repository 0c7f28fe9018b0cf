package dev.kontor.media;

import java.net.URI;
import org.springframework.core.io.Resource;

/// Where the content of a file comes from.
public sealed interface FileContent {

    /// Through this process, piece by piece.
    record Streamed(Resource content) implements FileContent {}

    /// From the storage itself: an address that is good for a short while, for whoever has it.
    record Elsewhere(URI address) implements FileContent {}
}
