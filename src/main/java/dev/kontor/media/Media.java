package dev.kontor.media;

import dev.kontor.shared.id.TypedId;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;

/// What other modules ask of the library. One SQL statement a call, whatever the number of ids.
public interface Media {

    /// Those of the ids that exist, by id.
    Map<MediaId, MediaAsset> find(Collection<MediaId> ids);

    /// Those of the ids that are private files, by id.
    Map<MediaId, PrivateFile> privateFiles(Collection<MediaId> ids);

    /// The content of a private file. Asks the storage, so never to be called within a transaction.
    ///
    /// @param saveAs the name under which it is to be saved
    /// @param validity how long an address of it may be good, where there is one
    /// @throws dev.kontor.shared.problem.UnavailableException if the storage does not answer, or has lost it
    FileContent content(MediaId id, String saveAs, Duration validity);

    /// Says what an object shows from now on, in the running transaction: none of it can be deleted. What it showed
    /// before and does not any more is free. To be called after [#find].
    ///
    /// @param user what shows them
    /// @param shown all that it shows now; empty for nothing
    default void use(TypedId user, Collection<MediaId> shown) {
        use(Map.of(user, shown));
    }

    /// The same for many objects.
    void use(Map<? extends TypedId, ? extends Collection<MediaId>> shown);

    /// Takes a picture that this installation made itself into the library. The same picture twice is one.
    ///
    /// @param name of the file
    /// @param content a picture as staff could upload it
    MediaAsset store(String name, byte[] content);

    /// Takes a file that this installation made itself into the library, for nobody but those whom it is sold to.
    PrivateFile storePrivate(String name, byte[] content);
}
