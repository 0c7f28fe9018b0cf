package dev.kontor.download;

import java.util.Collection;
import java.util.List;

/// Available downloads, for mails.
public interface Downloads {

    /// The links of those of the ids that can be downloaded now, in purchase order. One SQL statement.
    List<DownloadLink> links(Collection<DownloadId> ids);
}
