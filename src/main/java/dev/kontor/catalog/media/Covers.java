package dev.kontor.catalog.media;

import dev.kontor.media.Media;
import dev.kontor.media.MediaKind;
import dev.kontor.shared.id.TypedId;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.RejectedException;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds covers in the media library and reports to it which of them are in use.
@Component
public class Covers {

    private final Media media;

    Covers(Media media) {
        this.media = media;
    }

    /// Returns the requested picture; absent for none. Runs one statement if it is from the library.
    ///
    /// @throws RejectedException if the library has no such picture
    public @Nullable CoverPicture find(@Nullable ChooseCover wanted) {
        if (wanted == null) {
            return null;
        }
        var alt = wanted.alt() == null ? "" : wanted.alt();
        if (wanted.mediaId() == null) {
            return new CoverPicture(null, required(wanted.url()), alt, wanted.width(), wanted.height());
        }
        var asset = media.find(Set.of(wanted.mediaId())).get(wanted.mediaId());
        if (asset == null || asset.kind() != MediaKind.IMAGE) {
            throw RejectedException.at(
                    "/picture/mediaId",
                    asset == null ? "not-found" : "no-picture",
                    asset == null ? "The media library has no such picture." : "Is a file, not a picture.");
        }
        return new CoverPicture(asset.id(), asset.url(), alt, asset.width(), asset.height());
    }

    /// Reports the picture in use. Call it in the transaction that changes the owner; runs no statement if the
    /// picture is unchanged.
    public void shown(TypedId owner, @Nullable CoverPicture before, @Nullable CoverPicture now) {
        if (!CoverPicture.ids(before).equals(CoverPicture.ids(now))) {
            media.use(owner, CoverPicture.ids(now));
        }
    }

    private static String required(@Nullable String url) {
        if (url == null) {
            throw BadRequestException.invalid(
                    List.of(FieldProblem.ofPointer("/picture/url", "required", "Is required without `mediaId`.")));
        }
        return url;
    }
}
