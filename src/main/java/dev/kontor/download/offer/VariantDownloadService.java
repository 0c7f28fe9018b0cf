package dev.kontor.download.offer;

import dev.kontor.audit.AuditLog;
import dev.kontor.catalog.Catalog;
import dev.kontor.catalog.VariantId;
import dev.kontor.media.Media;
import dev.kontor.media.MediaId;
import dev.kontor.media.PrivateFile;
import dev.kontor.shared.problem.ChangedMeanwhile;
import dev.kontor.shared.problem.FieldProblem;
import dev.kontor.shared.problem.NotFoundException;
import dev.kontor.shared.problem.ProblemCode;
import dev.kontor.shared.problem.RejectedException;
import dev.kontor.shared.web.binding.IfMatch;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// Manages the files of variants.
@Service
@Transactional
class VariantDownloadService {

    private final VariantDownloadRepository downloads;
    private final Catalog catalog;
    private final Media media;
    private final AuditLog audit;

    VariantDownloadService(VariantDownloadRepository downloads, Catalog catalog, Media media, AuditLog audit) {
        this.downloads = downloads;
        this.catalog = catalog;
        this.media = media;
        this.audit = audit;
    }

    @Transactional(readOnly = true)
    public OfferedDownloads get(VariantId id) {
        if (catalog.existing(List.of(id)).isEmpty()) {
            throw NotFoundException.of("variant", id);
        }
        return downloads.find(id);
    }

    public OfferedDownloads set(VariantId id, IfMatch ifMatch, OfferDownloads request) {
        var before = get(id);
        ifMatch.require(before.version());
        var files = files(request);
        var wanted = new OfferedDownloads(id, before.version() + 1, files, request.maxDownloads(), request.validDays());
        if (Recorded.of(wanted).equals(Recorded.of(before))) {
            return before;
        }
        if (!downloads.save(wanted)) {
            throw new ChangedMeanwhile();
        }
        media.use(id, files.stream().map(OfferedDownloads.File::mediaId).toList());
        audit.record("variant.downloads_set", id, Recorded.of(before), Recorded.of(wanted));
        return wanted;
    }

    private List<OfferedDownloads.File> files(OfferDownloads request) {
        var known = media.privateFiles(
                request.files().stream().map(OfferDownloads.File::mediaId).toList());
        var errors = new ArrayList<FieldProblem>();
        var ids = new HashSet<MediaId>();
        var names = new HashSet<String>();
        for (int index = 0; index < request.files().size(); index++) {
            var file = request.files().get(index);
            var at = "/files/" + index;
            if (!known.containsKey(file.mediaId())) {
                errors.add(FieldProblem.ofPointer(
                        at + "/mediaId", "no-private-file", "Must be a private file of the media library."));
            }
            if (!ids.add(file.mediaId())) {
                errors.add(FieldProblem.ofPointer(at + "/mediaId", "repeated", "The file is already in the list."));
            }
            if (!names.add(file.name())) {
                errors.add(FieldProblem.ofPointer(at + "/name", "repeated", "Another file already has this name."));
            }
        }
        if (!errors.isEmpty()) {
            throw new RejectedException(
                    ProblemCode.REJECTED, "Some of the files cannot be sold. See `errors`.", Map.of(), errors);
        }
        return request.files().stream()
                .map(file -> file(file, Objects.requireNonNull(known.get(file.mediaId()))))
                .toList();
    }

    private static OfferedDownloads.File file(OfferDownloads.File wanted, PrivateFile file) {
        return new OfferedDownloads.File(file.id(), wanted.name(), wanted.version(), file.bytes());
    }

    private record Recorded(
            List<OfferedDownloads.File> files,
            @Nullable Integer maxDownloads,
            @Nullable Integer validDays) {

        static Recorded of(OfferedDownloads downloads) {
            return new Recorded(downloads.files(), downloads.maxDownloads(), downloads.validDays());
        }
    }
}
