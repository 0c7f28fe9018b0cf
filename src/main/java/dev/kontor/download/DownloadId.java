package dev.kontor.download;

import dev.kontor.shared.id.TypeIds;
import dev.kontor.shared.id.TypedId;
import java.util.UUID;

/// The id of a downloadable file. It grants no access; the URL contains a secret token.
public record DownloadId(UUID value) implements TypedId {

    public static DownloadId next() {
        return new DownloadId(TypeIds.next());
    }
}
