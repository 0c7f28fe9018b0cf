package dev.kontor.document.file;

import com.openhtmltopdf.extend.FSStream;
import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import com.samskivert.mustache.MustacheException;
import dev.kontor.document.issue.StoredDocument;
import dev.kontor.document.settings.Design;
import dev.kontor.shared.template.TemplateRenderer;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jsoup.helper.W3CDom;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;

/// Writes documents as accessible PDF/A-3 files with the electronic invoice embedded. Fonts and color
/// profile are loaded with the first document, so that the application starts without them.
@Component
public class PdfWriter {

    private static final Logger LOG = LoggerFactory.getLogger(PdfWriter.class);
    private static final String FONT = "Document";
    private static final int NORMAL = 400;
    private static final int BOLD = 700;
    private static final int USUAL_SIZE = 65_536;

    private final Supplier<Resources> resources = SingletonSupplier.of(Resources::load);

    private record Resources(byte[] regular, byte[] bold, byte[] colors) {

        static Resources load() {
            XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
            var regular = font("LiberationSans-Regular.ttf");
            FontMappers.set(new BundledFonts(parsed(regular)));
            return new Resources(
                    regular,
                    font("LiberationSans-Bold.ttf"),
                    ICC_Profile.getInstance(ColorSpace.CS_sRGB).getData());
        }

        private static byte[] font(String name) {
            try (InputStream content = PdfWriter.class.getResourceAsStream("/fonts/" + name)) {
                if (content == null) {
                    throw new IllegalStateException("the font " + name + " is missing");
                }
                return content.readAllBytes();
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
    }

    /// Writes an issued document, with its electronic invoice. A template that fails with its data is
    /// replaced by the built-in one.
    ///
    /// @param design that it was issued with
    byte[] write(StoredDocument document, Design design) {
        Addition invoice = pdf -> {
            if (document.content().isElectronic()) {
                FacturX.embed(pdf, document);
            }
        };
        return writeOrBuiltIn(PdfModel.of(document), design, invoice);
    }

    /// Writes a document without an electronic invoice.
    ///
    /// @throws com.samskivert.mustache.MustacheException if the template of the design cannot be filled
    public byte[] write(Printable printable, Design design) {
        return write(printable, design, _ -> {});
    }

    /// The same, but a template that fails with this data is replaced by the built-in one.
    public byte[] writeOrBuiltIn(Printable printable, Design design) {
        return writeOrBuiltIn(printable, design, _ -> {});
    }

    private byte[] writeOrBuiltIn(Printable printable, Design design, Addition addition) {
        try {
            return write(printable, design, addition);
        } catch (MustacheException | TemplateRenderer.TooLong e) {
            LOG.warn("The template of {} failed, so the built-in one prints it: {}", printable.title(), e.toString());
            return write(printable, design.withoutTemplate(), addition);
        }
    }

    /// Adds to a PDF before it is saved.
    private interface Addition {
        void to(PDDocument pdf) throws IOException;
    }

    private byte[] write(Printable printable, Design design, Addition addition) {
        var loaded = resources.get();
        var html = PrintedHtml.of(printable, design);
        var bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (var pdf = new PDDocument()) {
            var builder = new PdfRendererBuilder()
                    .withW3cDocument(new W3CDom().namespaceAware(false).fromJsoup(html), "/")
                    .usePDDocument(pdf)
                    .useFont(font(pdf, loaded.regular()), FONT, NORMAL, FontStyle.NORMAL, true)
                    .useFont(font(pdf, loaded.bold()), FONT, BOLD, FontStyle.NORMAL, true)
                    .useColorProfile(loaded.colors())
                    .usePdfUaAccessibility(true)
                    .usePdfAConformance(PdfAConformance.PDFA_3_A)
                    .withProducer("Kontor")
                    .toStream(bytes);
            // Everything is inside: neither a template nor a text of a buyer makes the server fetch anything.
            builder.useExternalResourceAccessControl(
                    (uri, _) -> uri.equals(PrintedHtml.LOGO), ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
            var logo = design.logo();
            if (logo != null) {
                builder.useProtocolsStreamImplementation(_ -> new LogoStream(logo.content()), "kontor");
            }
            try (var renderer = builder.buildPdfRenderer()) {
                renderer.layout();
                renderer.createPDFKeepOpen();
                addition.to(pdf);
                bytes.reset();
                pdf.save(bytes);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private record LogoStream(byte[] content) implements FSStream {

        @Override
        public InputStream getStream() {
            return new ByteArrayInputStream(content);
        }

        @Override
        public Reader getReader() {
            return Reader.nullReader();
        }
    }

    /// Without ligatures, whose look-up takes a fifth of the time.
    private static PDFontSupplier font(PDDocument pdf, byte[] content) throws IOException {
        var font = parsed(content);
        font.setEnableGsub(false);
        return new PDFontSupplier(PDType0Font.load(pdf, font, true));
    }

    private static TrueTypeFont parsed(byte[] content) {
        try {
            return new TTFParser().parse(new RandomAccessReadBuffer(content));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
