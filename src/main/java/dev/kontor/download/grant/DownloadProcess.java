package dev.kontor.download.grant;

import dev.kontor.download.DownloadProperties;
import dev.kontor.media.FileContent;
import dev.kontor.media.Media;
import dev.kontor.shared.crypto.Keyring;
import dev.kontor.shared.problem.GoneException;
import dev.kontor.shared.problem.Message;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.UnavailableException;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.springframework.stereotype.Component;

/// Delivers a file: counts the download, then calls the storage. Holds no transaction or connection meanwhile.
@Component
class DownloadProcess {

    private final DownloadGrants grants;
    private final Media media;
    private final DownloadProperties properties;
    private final MeterRegistry registry;

    DownloadProcess(DownloadGrants grants, Media media, DownloadProperties properties, MeterRegistry registry) {
        this.grants = grants;
        this.media = media;
        this.properties = properties;
        this.registry = registry;
    }

    /// @param name the file name for saving
    record File(String name, FileContent content) {}

    /// @param goesOn whether the request resumes an interrupted transfer; only recently counted downloads can resume
    File take(String token, boolean goesOn) {
        var hash = Keyring.hash(token);
        var going = goesOn ? grants.resumed(hash) : Optional.<Grant>empty();
        if (going.isPresent()) {
            count("resumed");
            return file(going.get());
        }
        var counted = grants.count(hash).orElseThrow(() -> refusal(hash));
        try {
            var file = file(counted);
            count("delivered");
            return file;
        } catch (UnavailableException failure) {
            grants.undo(counted);
            throw failure;
        }
    }

    /// Returns the file without counting.
    File look(String token) {
        var hash = Keyring.hash(token);
        return file(grants.find(hash)
                .filter(grant -> grant.state() == DownloadStatus.AVAILABLE)
                .orElseThrow(() -> refusal(hash)));
    }

    private File file(Grant grant) {
        return new File(grant.name(), media.content(grant.mediaId(), grant.name(), properties.addressValidity()));
    }

    /// Explains why a formerly valid URL no longer works. An unknown URL reveals nothing.
    private RuntimeException refusal(byte[] hash) {
        var grant = grants.find(hash);
        if (grant.isEmpty()) {
            count("unknown");
            return new NotFoundException(Message.of("not-found.file-download"));
        }
        // The grant seems available but could not be counted a moment ago, so it is used up.
        var state = grant.get().state() == DownloadStatus.AVAILABLE
                ? DownloadStatus.USED_UP
                : grant.get().state();
        count(state.name().toLowerCase(Locale.ROOT));
        return new GoneException(
                switch (state) {
                    case USED_UP, AVAILABLE -> Message.of("download.used-up");
                    case EXPIRED -> Message.of("download.expired");
                    case REVOKED -> Message.of("download.revoked");
                },
                Map.of("reason", state));
    }

    private void count(String outcome) {
        Counter.builder("kontor.downloads")
                .description("Requests for purchased files.")
                .tag("outcome", outcome)
                .register(registry)
                .increment();
    }
}
