package dev.kontor.media.picture;

import dev.kontor.media.MediaKind;
import dev.kontor.media.MediaProperties;
import dev.kontor.media.RenditionSize;
import dev.kontor.media.SmallPicture;
import dev.kontor.media.picture.InvalidContent.Reason;
import dev.kontor.media.storage.ObjectName;
import dev.kontor.media.storage.ObjectType;
import dev.kontor.shared.web.concurrency.ConcurrencyLimiter;
import java.awt.image.BufferedImage;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.Map;
import java.util.function.Predicate;
import org.springframework.stereotype.Component;

/// Turns an upload into stored content. Concurrent processing is limited to a quarter of the heap in total,
/// computed in advance, so no picture, and no number of them, exhausts the shop's memory.
@Component
public class RenditionGenerator {

    private static final long MEMORY_OF_ONE = 384L << 20;
    private static final int SHARE = 4;
    private static final int LARGE_PRINT = 150_000;
    private static final Duration PATIENCE = Duration.ofSeconds(20);
    private static final int MAX_WAITING = 100;

    private final PictureReader reader;
    private final PictureWriter writer;
    private final ConcurrencyLimiter places;

    RenditionGenerator(MediaProperties properties) {
        long memory = Runtime.getRuntime().maxMemory();
        int parallel =
                Math.clamp(memory / MEMORY_OF_ONE, 1, Runtime.getRuntime().availableProcessors());
        this.reader = new PictureReader(properties.maxPixels(), memory / SHARE / parallel);
        this.writer = new PictureWriter(properties.maxSize().toBytes() * 2);
        this.places = new ConcurrencyLimiter(parallel, MAX_WAITING, MAX_WAITING, PATIENCE);
    }

    /// @throws UnfitContent if it cannot be accepted
    /// @throws dev.kontor.shared.problem.UnavailableException if too many others are being processed
    public ProcessedUpload make(byte[] content, FocalPoint focus) {
        var type = SourceType.of(content)
                .orElseThrow(() -> new InvalidContent(
                        Reason.UNKNOWN_TYPE,
                        "The content is neither a JPEG, PNG, WebP or GIF picture nor a PDF, regardless of its "
                                + "name."));
        if (!type.isPicture()) {
            return file(content);
        }
        places.pass();
        try {
            var picture = reader.read(content, type);
            boolean lossless = type == SourceType.PNG || type == SourceType.GIF;
            var whole = writer.write(picture, lossless);
            return new ProcessedUpload(MediaKind.IMAGE, whole, renditions(picture, whole, focus, _ -> true));
        } finally {
            places.release();
        }
    }

    /// The renditions that depend on the focal point.
    ///
    /// @param content from an upload
    public Map<RenditionSize, MadeFile> crop(ObjectName name, byte[] content, FocalPoint focus) {
        places.pass();
        try {
            var type = name.type() == ObjectType.PNG ? SourceType.PNG : SourceType.JPEG;
            var picture = reader.read(content, type);
            var whole = new MadeFile(name, content, picture.getWidth(), picture.getHeight());
            return renditions(picture, whole, focus, RenditionSize::isSquare);
        } finally {
            places.release();
        }
    }

    /// A small opaque copy for prints: PNG, or JPEG if that would be large.
    ///
    /// @param content from an upload
    public SmallPicture small(ObjectName name, byte[] content, int mostWidth, int mostHeight) {
        places.pass();
        try {
            var type = name.type() == ObjectType.PNG ? SourceType.PNG : SourceType.JPEG;
            var picture = PictureScaler.opaque(reader.read(content, type), mostWidth, mostHeight);
            var png = writer.write(picture, true);
            boolean jpeg = png.content().length > LARGE_PRINT;
            var made = jpeg ? writer.write(picture, false) : png;
            return new SmallPicture(made.content(), jpeg, picture.getWidth(), picture.getHeight());
        } finally {
            places.release();
        }
    }

    private Map<RenditionSize, MadeFile> renditions(
            BufferedImage picture, MadeFile whole, FocalPoint focus, Predicate<RenditionSize> wanted) {
        var made = new EnumMap<RenditionSize, MadeFile>(RenditionSize.class);
        Arrays.stream(RenditionSize.values()).filter(wanted).forEach(size -> {
            var scaled = PictureScaler.scale(picture, size, focus);
            made.put(size, scaled == picture ? whole : writer.write(scaled, false));
        });
        return made;
    }

    /// Stored unmodified, as a private file.
    ///
    /// @throws UnfitContent if it is empty
    public static ProcessedUpload keepOriginal(byte[] content) {
        if (content.length == 0) {
            throw new InvalidContent(Reason.BROKEN, "The file is empty.");
        }
        return new ProcessedUpload(MediaKind.FILE, new MadeFile(ObjectName.random(), content, null, null), Map.of());
    }

    /// Stored unmodified: browsers never display it.
    private static ProcessedUpload file(byte[] content) {
        var whole = new MadeFile(ObjectName.of(content, ObjectType.PDF), content, null, null);
        return new ProcessedUpload(MediaKind.FILE, whole, Map.of());
    }
}
