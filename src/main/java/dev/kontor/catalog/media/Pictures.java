package dev.kontor.catalog.media;

import dev.kontor.catalog.ProductId;
import dev.kontor.media.Media;
import dev.kontor.media.MediaAsset;
import dev.kontor.media.MediaId;
import dev.kontor.media.MediaKind;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Looks pictures up in the library, and tells the library which of them are shown.
@Component
public class Pictures {

    private final Media media;

    Pictures(Media media) {
        this.media = media;
    }

    /// One statement, or none where no picture is of the library.
    public List<Picture> find(List<ShowPicture> wanted) {
        var ids = wanted.stream()
                .map(ShowPicture::mediaId)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        var known = media.find(ids);
        var pictures = new ArrayList<Picture>();
        for (int index = 0; index < wanted.size(); index++) {
            pictures.add(picture(wanted.get(index), known, index));
        }
        return pictures;
    }

    /// To be called within the transaction that changes the product; no statement unless other pictures are shown now.
    public void shown(ProductId product, List<Picture> before, List<Picture> now) {
        var shown = ids(now);
        if (!shown.equals(ids(before))) {
            media.use(product, shown);
        }
    }

    private static Picture picture(ShowPicture wanted, Map<MediaId, MediaAsset> known, int index) {
        var alt = wanted.alt() == null ? "" : wanted.alt();
        var role = wanted.role() == null ? PictureRole.GALLERY : wanted.role();
        var variants = wanted.variantIds() == null
                ? List.<dev.kontor.catalog.VariantId>of()
                : wanted.variantIds().stream().distinct().toList();
        if (wanted.mediaId() == null) {
            return new Picture(
                    null, required(wanted.url(), index), alt, wanted.width(), wanted.height(), role, variants);
        }
        var asset = known.get(wanted.mediaId());
        if (asset == null || asset.kind() != MediaKind.IMAGE) {
            var detail = asset == null ? "There is no such picture in the library." : "Is a file, not a picture.";
            throw new RejectedException(
                    ProblemCode.REJECTED,
                    detail,
                    Map.of(),
                    List.of(FieldProblem.ofPointer(
                            "/media/%d/mediaId".formatted(index), asset == null ? "not-found" : "no-picture", detail)));
        }
        return new Picture(asset.id(), asset.url(), alt, asset.width(), asset.height(), role, variants);
    }

    private static String required(@Nullable String url, int index) {
        if (url == null) {
            throw new BadRequestException(
                    ProblemCode.VALIDATION_FAILED,
                    "1 part of the request is not valid.",
                    Map.of(),
                    List.of(FieldProblem.ofPointer(
                            "/media/%d/url".formatted(index), "required", "Is required without `mediaId`.")));
        }
        return url;
    }

    private static Set<MediaId> ids(List<Picture> pictures) {
        return pictures.stream().map(Picture::mediaId).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
