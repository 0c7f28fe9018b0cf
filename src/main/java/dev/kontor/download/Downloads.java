package dev.kontor.download;

import java.util.Collection;
import java.util.List;

/// The available downloads for e-mails.
public interface Downloads {

    /// Returns the URLs of the ids that are available for download now, in the order of purchase. Runs one SQL
    /// statement.
    List<DownloadLink> links(Collection<DownloadId> ids);
}
