package dev.kontor.media.picture;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Reduces a JPEG to the segments that its pixels need, and reads its orientation. A progressive JPEG may have
/// any number of scans, each as expensive as the whole picture: more than cameras and editors write are
/// rejected.
///
/// @param needed the picture without comments, thumbnails, locations and trailing data
/// @param orientation as in Exif, 1 to 8; 1 is upright
record JpegSegments(byte[] needed, int orientation) {

    static final int MAX_SCANS = 64;

    private static final int START_OF_SCAN = 0xDA;
    private static final int END = 0xD9;
    private static final int JFIF = 0xE0;
    private static final int EXIF = 0xE1;
    private static final int COLOUR_PROFILE = 0xE2;
    private static final int ADOBE = 0xEE;
    private static final int LAST_APPLICATION = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final byte[] EXIF_MARK = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION = 0x0112;
    private static final int UPRIGHT = 1;

    static JpegSegments of(byte[] jpeg) {
        var out = new ByteArrayOutputStream(jpeg.length);
        out.write(jpeg, 0, 2);
        int orientation = UPRIGHT;
        int scans = 0;
        int at = 2;
        while (at < jpeg.length - 1) {
            int marker = jpeg[at + 1] & 0xFF;
            if (jpeg[at] != (byte) 0xFF || marker == 0) {
                throw InvalidContent.broken();
            }
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == END) {
                out.write(jpeg, at, 2);
                return new JpegSegments(out.toByteArray(), orientation);
            }
            int end = at + 2 + (isBare(marker) ? 0 : length(jpeg, at + 2));
            if (marker == START_OF_SCAN) {
                if (++scans > MAX_SCANS) {
                    throw new InvalidContent(InvalidContent.Reason.BROKEN, "The picture has too many scans.");
                }
                end = endOfScan(jpeg, end);
            } else if (marker == EXIF && orientation == UPRIGHT) {
                orientation = orientation(jpeg, at + 4, end);
            }
            if (isNeeded(marker)) {
                out.write(jpeg, at, end - at);
            }
            at = end;
        }
        throw InvalidContent.broken();
    }

    private static boolean isBare(int marker) {
        return marker >= 0xD0 && marker <= 0xD8 || marker == 0x01;
    }

    private static boolean isNeeded(int marker) {
        return switch (marker) {
            case JFIF, COLOUR_PROFILE, ADOBE -> true;
            default -> (marker < JFIF || marker > LAST_APPLICATION) && marker != COMMENT;
        };
    }

    private static int length(byte[] jpeg, int at) {
        if (at + 2 > jpeg.length) {
            throw InvalidContent.broken();
        }
        int length = (jpeg[at] & 0xFF) << 8 | jpeg[at + 1] & 0xFF;
        if (length < 2 || at + length > jpeg.length) {
            throw InvalidContent.broken();
        }
        return length;
    }

    /// Finds the next marker; pixel data contains only restart markers.
    private static int endOfScan(byte[] jpeg, int from) {
        for (int at = from; at < jpeg.length - 1; at++) {
            if (jpeg[at] == (byte) 0xFF) {
                int marker = jpeg[at + 1] & 0xFF;
                if (marker != 0 && marker != 0xFF && (marker < 0xD0 || marker > 0xD7)) {
                    return at;
                }
            }
        }
        throw InvalidContent.broken();
    }

    /// Invalid data means upright: a picture is not rejected for invisible data.
    private static int orientation(byte[] jpeg, int from, int to) {
        int begin = from + EXIF_MARK.length;
        if (to - begin < 8 || !Arrays.equals(jpeg, from, begin, EXIF_MARK, 0, EXIF_MARK.length)) {
            return UPRIGHT;
        }
        var exif = ByteBuffer.wrap(jpeg, begin, to - begin).slice();
        exif.order(exif.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = exif.getInt(4);
        if (directory < 8 || directory > exif.limit() - 2) {
            return UPRIGHT;
        }
        int entries = exif.getShort(directory) & 0xFFFF;
        for (int entry = 0; entry < entries; entry++) {
            int at = directory + 2 + 12 * entry;
            if (at > exif.limit() - 12) {
                return UPRIGHT;
            }
            if ((exif.getShort(at) & 0xFFFF) == ORIENTATION) {
                int value = exif.getShort(at + 8) & 0xFFFF;
                return value >= 1 && value <= 8 ? value : UPRIGHT;
            }
        }
        return UPRIGHT;
    }
}
