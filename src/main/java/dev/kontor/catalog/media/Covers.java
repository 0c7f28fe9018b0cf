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
import tools.jackson.databind.json.JsonMapper;

/// Looks covers up in the library, and tells the library which of them are shown.
@Component
public class Covers {

    private final Media media;
    private final JsonMapper json;

    Covers(Media media, JsonMapper json) {
        this.media = media;
        this.json = json;
    }

    /// The picture that is wished for; absent for none. One statement if it is of the library.
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
                    asset == null ? "There is no such picture in the library." : "Is a file, not a picture.");
        }
        return new CoverPicture(asset.id(), asset.url(), alt, asset.width(), asset.height());
    }

    /// To be called within the transaction that changes the owner; no statement unless it shows another one now.
    public void shown(TypedId owner, @Nullable CoverPicture before, @Nullable CoverPicture now) {
        if (!CoverPicture.ids(before).equals(CoverPicture.ids(now))) {
            media.use(owner, CoverPicture.ids(now));
        }
    }

    /// As it is stored; null for none.
    public @Nullable String text(@Nullable CoverPicture cover) {
        return cover == null ? null : json.writeValueAsString(StoredCover.of(cover));
    }

    /// What [#text] gave.
    public @Nullable CoverPicture read(@Nullable String text) {
        return text == null ? null : StoredCover.read(json.readValue(text, StoredCover.class));
    }

    private static String required(@Nullable String url) {
        if (url == null) {
            throw BadRequestException.invalid(
                    List.of(FieldProblem.ofPointer("/picture/url", "required", "Is required without `mediaId`.")));
        }
        return url;
    }
}
