package dev.kontor.media;

import dev.kontor.shared.id.TypedId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// The media library's interface for other modules. One SQL statement per call, regardless of the number of
/// ids.
public interface Media {

    /// The existing items, by id.
    Map<MediaId, MediaAsset> find(Collection<MediaId> ids);

    /// The existing private files, by id.
    Map<MediaId, PrivateFile> privateFiles(Collection<MediaId> ids);

    /// The content of a private file. Accesses the storage, so it must not be called within a transaction.
    ///
    /// @param saveAs the file name for the download
    /// @param validity how long a URL may be valid, if there is one
    /// @throws dev.kontor.shared.problem.UnavailableException if the storage does not respond, or has lost
    ///     the file
    FileContent content(MediaId id, String saveAs, Duration validity);

    /// Declares what an object shows from now on, in the current transaction: those items cannot be
    /// deleted. Items that it no longer shows are released. Call after [#find].
    ///
    /// @param user the object that shows the items
    /// @param shown all items it shows now; may be empty
    default void use(TypedId user, Collection<MediaId> shown) {
        use(Map.of(user, shown));
    }

    /// The same for many objects.
    void use(Map<? extends TypedId, ? extends Collection<MediaId>> shown);

    /// Adds a picture created by this installation to the library. Adding the same picture twice returns
    /// the existing item.
    ///
    /// @param name of the file
    /// @param content a picture as staff could upload it
    MediaAsset store(String name, byte[] content);

    /// Adds a file created by this installation to the library, as a private file.
    PrivateFile storePrivate(String name, byte[] content);

    /// A small copy of a picture, for prints: without transparency, in sRGB, at most that large. Accesses
    /// the storage, so it must not be called within a transaction.
    ///
    /// @param mostWidth in pixels
    /// @param mostHeight in pixels
    /// @return empty if there is no picture with that id
    /// @throws dev.kontor.shared.problem.UnavailableException if the storage does not respond, or too many
    ///     pictures are being processed
    Optional<SmallPicture> smallPicture(MediaId id, int mostWidth, int mostHeight);

    /// Deletes private files in the current transaction. Their content leaves the storage later.
    ///
    /// @return the number of deleted files
    int deletePrivate(Collection<MediaId> ids);
}
