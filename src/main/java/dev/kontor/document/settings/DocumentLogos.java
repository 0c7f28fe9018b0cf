package dev.kontor.document.settings;

import dev.kontor.channel.ChannelId;
import dev.kontor.document.DocumentLogoId;
import dev.kontor.media.Media;
import dev.kontor.media.PrivateStorage;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import java.time.Clock;
import org.springframework.stereotype.Component;

/// Sets the logos of documents. Reading and storing the picture happen between the transactions.
@Component
class DocumentLogos {

    /// Printed at most 70 mm wide, so this is more than 300 dots per inch.
    private static final int MAX_WIDTH = 900;

    private static final int MAX_HEIGHT = 450;

    private final DocumentSettingsService settings;
    private final Media media;
    private final PrivateStorage storage;
    private final Clock clock;

    DocumentLogos(DocumentSettingsService settings, Media media, PrivateStorage storage, Clock clock) {
        this.settings = settings;
        this.media = media;
        this.storage = storage;
        this.clock = clock;
    }

    DocumentSettingsDetails set(ChannelId id, IfMatch ifMatch, SetDocumentLogo request) {
        settings.requireLogoPossible(id, ifMatch);
        var picture = media.smallPicture(request.mediaId(), MAX_WIDTH, MAX_HEIGHT)
                .orElseThrow(() -> RejectedException.at(
                        "/mediaId",
                        "not-a-picture",
                        "There is no picture with this id in the media library. Upload a PNG or JPEG file first."));
        var logo = new StoredLogo(
                DocumentLogoId.next(),
                settings.channelCode(id),
                storage.newName(),
                picture.jpeg(),
                picture.width(),
                picture.height(),
                request.altText().strip(),
                clock.instant());
        settings.announce(logo);
        storage.store(logo.object(), picture.content());
        return settings.setLogo(id, ifMatch, logo);
    }
}
