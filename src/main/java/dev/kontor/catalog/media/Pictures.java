package dev.kontor.catalog.media;

import dev.kontor.catalog.ProductId;
import dev.kontor.media.Media;
import dev.kontor.media.MediaAsset;
import dev.kontor.media.MediaId;
import dev.kontor.media.MediaKind;
import dev.kontor.shared.problem.BadRequestException;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.RejectedException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Finds pictures in the media library and reports to it which of them are in use.
@Component
public class Pictures {

    private final Media media;

    Pictures(Media media) {
        this.media = media;
    }

    /// Returns the requested pictures that exist in the library. Runs one statement, or none if no picture is
    /// from the library.
    public Map<MediaId, MediaAsset> known(Collection<ShowPicture> wanted) {
        return media.find(wanted.stream()
                .map(ShowPicture::mediaId)
                .filter(Objects::nonNull)
                .distinct()
                .toList());
    }

    public List<Picture> find(List<ShowPicture> wanted) {
        return find(wanted, known(wanted));
    }

    /// @param known the result of [#known] for these pictures, possibly with others
    public List<Picture> find(List<ShowPicture> wanted, Map<MediaId, MediaAsset> known) {
        var pictures = new ArrayList<Picture>();
        for (int index = 0; index < wanted.size(); index++) {
            pictures.add(picture(wanted.get(index), known, index));
        }
        return pictures;
    }

    /// The media that a product uses before and after a change.
    public record Shown(ProductId product, Set<MediaId> before, Set<MediaId> now) {}

    /// Reports the media in use. Call it in the transaction that changes the products; runs no statement if the
    /// media are unchanged.
    public void shown(Collection<Shown> products) {
        var changed = new HashMap<ProductId, Set<MediaId>>();
        products.stream()
                .filter(each -> !each.now().equals(each.before()))
                .forEach(each -> changed.put(each.product(), each.now()));
        if (!changed.isEmpty()) {
            media.use(changed);
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
            throw RejectedException.at(
                    "/media/%d/mediaId".formatted(index),
                    asset == null ? "not-found" : "no-picture",
                    asset == null ? "The media library has no such picture." : "Is a file, not a picture.");
        }
        return new Picture(asset.id(), asset.url(), alt, asset.width(), asset.height(), role, variants);
    }

    private static String required(@Nullable String url, int index) {
        if (url == null) {
            throw BadRequestException.invalid(List.of(FieldProblem.ofPointer(
                    "/media/%d/url".formatted(index), "required", "Is required without `mediaId`.")));
        }
        return url;
    }

    /// Returns the ids of pictures from the media library.
    public static Set<MediaId> ids(List<Picture> pictures) {
        return pictures.stream().map(Picture::mediaId).filter(Objects::nonNull).collect(Collectors.toSet());
    }
}
