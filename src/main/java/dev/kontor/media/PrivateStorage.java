package dev.kontor.media;

import java.time.Duration;

/// Stores bytes of other modules that are not in the library and have no public URL, under random
/// names. Slow and independent of the database, so the methods must not be called within a transaction,
/// except [#newName]. Every failure is a [dev.kontor.shared.problem.UnavailableException].
public interface PrivateStorage {

    /// Returns a name for content that will be stored. The caller records the name before it stores the
    /// content, so that no stored content is unknown.
    String newName();

    /// Stores the content durably. Content that was stored before under the name remains.
    void store(String name, byte[] content);

    /// The stored content.
    ///
    /// @param saveAs the file name for the download
    /// @param validity how long a URL may be valid, if there is one
    FileContent content(String name, String saveAs, Duration validity);

    /// Reads the stored content into memory.
    byte[] read(String name);

    /// Deletes the content; does nothing if there is none.
    void delete(String name);
}
