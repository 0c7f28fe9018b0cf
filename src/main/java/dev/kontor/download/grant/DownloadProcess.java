package dev.kontor.download.grant;

import dev.kontor.download.DownloadProperties;
import dev.kontor.media.FileContent;
import dev.kontor.media.Media;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.GoneException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.UnavailableException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Serves a file: counts the download, then accesses the storage. No transaction is open and no connection held
/// meanwhile.
@Component
class DownloadProcess {

    private final Redemptions redemptions;
    private final Media media;
    private final DownloadProperties properties;
    private final DownloadMetrics metrics;

    DownloadProcess(Redemptions redemptions, Media media, DownloadProperties properties, DownloadMetrics metrics) {
        this.redemptions = redemptions;
        this.media = media;
        this.properties = properties;
        this.metrics = metrics;
    }

    /// @param name of the downloaded file
    record File(String name, FileContent content) {}

    /// @param goesOn whether an interrupted transfer is resumed; only possible shortly after a counted one
    File take(String token, boolean goesOn) {
        var hash = Keyring.hash(token);
        var going = goesOn ? redemptions.resumed(hash) : Optional.<Grant>empty();
        if (going.isPresent()) {
            metrics.resumed();
            return file(going.get());
        }
        var counted = redemptions.count(hash).orElseThrow(() -> refusal(hash));
        try {
            var file = file(counted);
            metrics.delivered();
            return file;
        } catch (UnavailableException failure) {
            redemptions.undo(counted);
            throw failure;
        }
    }

    /// Does not count.
    File look(String token) {
        var hash = Keyring.hash(token);
        return file(redemptions
                .find(hash)
                .filter(grant -> grant.state() == DownloadStatus.AVAILABLE)
                .orElseThrow(() -> refusal(hash)));
    }

    private File file(Grant grant) {
        return new File(grant.name(), media.content(grant.mediaId(), grant.name(), properties.addressValidity()));
    }

    /// The holder of a formerly valid URL learns why it is no longer valid; about any other there is nothing to
    /// learn.
    private RuntimeException refusal(byte[] hash) {
        var grant = redemptions.find(hash);
        if (grant.isEmpty()) {
            metrics.refused("unknown");
            return new NotFoundException(Message.of("not-found.file-download"));
        }
        // Whatever allowed it a moment ago has expired meanwhile.
        var state = grant.get().state() == DownloadStatus.AVAILABLE
                ? DownloadStatus.USED_UP
                : grant.get().state();
        metrics.refused(state.name().toLowerCase(Locale.ROOT));
        return new GoneException(
                switch (state) {
                    case USED_UP, AVAILABLE -> Message.of("download.used-up");
                    case EXPIRED -> Message.of("download.expired");
                    case REVOKED -> Message.of("download.revoked");
                },
                Map.of("reason", state));
    }
}
