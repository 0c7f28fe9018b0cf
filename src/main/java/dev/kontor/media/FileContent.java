package dev.kontor.media;

import java.net.URI;
import org.springframework.core.io.Resource;

/// The source of a file's content.
public sealed interface FileContent {

    /// Streamed through this process.
    record Streamed(Resource content) implements FileContent {}

    /// Directly from the storage: a URL that is valid for a short time, for anyone who has it.
    record Elsewhere(URI address) implements FileContent {}
}
