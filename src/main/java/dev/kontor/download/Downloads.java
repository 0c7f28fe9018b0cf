package dev.kontor.download;

import java.util.Collection;
import java.util.List;

/// What may be downloaded, as mails name it.
public interface Downloads {

    /// The addresses of those of the ids that can be downloaded now, in the order in which they were bought. One SQL
    /// statement.
    List<DownloadLink> links(Collection<DownloadId> ids);
}
