package dev.kontor.document.design;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorN;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingColorSpace;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceCMYKColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceGrayColor;
import org.apache.pdfbox.contentstream.operator.color.SetNonStrokingDeviceRGBColor;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.TextPosition;

/// Reads what people can read in a PDF: text on the page, large and dark enough.
final class VisibleText extends PDFTextStripper {

    /// Points.
    private static final int MIN_FONT_SIZE = 5;

    /// The lightest readable gray, out of 255. Darker ones have a contrast of at least 3:1 on white.
    private static final int LIGHTEST = 148;

    private static final int RED = 299;
    private static final int GREEN = 587;
    private static final int BLUE = 114;

    private VisibleText() {
        addOperator(new SetNonStrokingColorSpace(this));
        addOperator(new SetNonStrokingColor(this));
        addOperator(new SetNonStrokingColorN(this));
        addOperator(new SetNonStrokingDeviceGrayColor(this));
        addOperator(new SetNonStrokingDeviceRGBColor(this));
        addOperator(new SetNonStrokingDeviceCMYKColor(this));
    }

    /// The visible content of a file.
    ///
    /// @param text without spaces and line breaks
    record Content(String text, int pages) {

        boolean shows(String wanted) {
            return text.contains(withoutSpaces(wanted));
        }
    }

    static Content of(byte[] pdf) {
        try (var document = Loader.loadPDF(pdf)) {
            return new Content(withoutSpaces(new VisibleText().getText(document)), document.getNumberOfPages());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    protected void processTextPosition(TextPosition text) {
        if (isOnPage(text) && text.getFontSizeInPt() >= MIN_FONT_SIZE && isDark()) {
            super.processTextPosition(text);
        }
    }

    private static boolean isOnPage(TextPosition text) {
        return text.getXDirAdj() >= 0
                && text.getYDirAdj() >= 0
                && text.getXDirAdj() + text.getWidthDirAdj() <= text.getPageWidth()
                && text.getYDirAdj() <= text.getPageHeight();
    }

    private boolean isDark() {
        try {
            int color = getGraphicsState().getNonStrokingColor().toRGB();
            int light = (RED * (color >> 16 & 0xFF) + GREEN * (color >> 8 & 0xFF) + BLUE * (color & 0xFF)) / 1_000;
            return light <= LIGHTEST;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String withoutSpaces(String text) {
        var result = new StringBuilder(text.length());
        text.codePoints()
                .filter(point -> !Character.isWhitespace(point) && !Character.isSpaceChar(point))
                .forEach(result::appendCodePoint);
        return result.toString();
    }
}
