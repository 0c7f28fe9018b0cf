package dev.kontor.download.grant;

import dev.kontor.download.DownloadId;
import dev.kontor.download.DownloadLink;
import dev.kontor.download.Downloads;
import java.util.Collection;
import java.util.List;
import org.springframework.stereotype.Component;

/// Provides the download URLs for e-mails.
@Component
class GrantedLinks implements Downloads {

    private final DownloadGrants grants;
    private final DownloadTokens tokens;

    GrantedLinks(DownloadGrants grants, DownloadTokens tokens) {
        this.grants = grants;
        this.tokens = tokens;
    }

    @Override
    public List<DownloadLink> links(Collection<DownloadId> ids) {
        return ids.isEmpty()
                ? List.of()
                : grants.find(ids).stream()
                        .filter(grant -> grant.state() == DownloadStatus.AVAILABLE)
                        .map(grant ->
                                new DownloadLink(grant.name(), tokens.url(grant), grant.left(), grant.expiresAt()))
                        .toList();
    }
}
