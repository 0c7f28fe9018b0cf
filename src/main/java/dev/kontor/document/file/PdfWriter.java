package dev.kontor.document.file;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.outputdevice.helper.ExternalResourceControlPriority;
import com.openhtmltopdf.pdfboxout.PDFontSupplier;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder.PdfAConformance;
import com.openhtmltopdf.util.XRLog;
import dev.kontor.document.issue.StoredDocument;
import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Locale;
import java.util.Map;
import java.util.function.Supplier;
import java.util.logging.Level;
import org.apache.fontbox.ttf.TTFParser;
import org.apache.fontbox.ttf.TrueTypeFont;
import org.apache.pdfbox.io.RandomAccessReadBuffer;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.FontMappers;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.jsoup.Jsoup;
import org.jsoup.helper.W3CDom;
import org.springframework.stereotype.Component;
import org.springframework.util.function.SingletonSupplier;
import org.thymeleaf.TemplateEngine;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.SpringTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/// Writes documents as accessible PDF/A-3 files with the electronic invoice embedded. Template, fonts
/// and color profile are loaded with the first document, so that the application starts without them.
@Component
public class PdfWriter {

    private static final String TEMPLATE = "document";
    private static final String FONT = "Document";
    private static final int NORMAL = 400;
    private static final int BOLD = 700;
    private static final int USUAL_SIZE = 65_536;

    private final Supplier<Resources> resources = SingletonSupplier.of(Resources::load);

    private record Resources(TemplateEngine templates, byte[] regular, byte[] bold, byte[] colors) {

        static Resources load() {
            XRLog.listRegisteredLoggers().forEach(logger -> XRLog.setLevel(logger, Level.SEVERE));
            var resolver = new ClassLoaderTemplateResolver(PdfWriter.class.getClassLoader());
            resolver.setPrefix("templates/document/");
            resolver.setSuffix(".html");
            resolver.setTemplateMode(TemplateMode.HTML);
            resolver.setCharacterEncoding("UTF-8");
            var engine = new SpringTemplateEngine();
            engine.setTemplateResolver(resolver);
            var regular = font("LiberationSans-Regular.ttf");
            FontMappers.set(new BundledFonts(parsed(regular)));
            return new Resources(
                    engine,
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

    byte[] write(StoredDocument document) {
        return write(TEMPLATE, document.language(), PdfModel.of(document), pdf -> {
            if (document.content().isElectronic()) {
                FacturX.embed(pdf, document);
            }
        });
    }

    /// Writes a document without an electronic invoice.
    ///
    /// @param template name of the template
    /// @param model what it shows
    public byte[] write(String template, Locale language, Map<String, Object> model) {
        return write(template, language, model, _ -> {});
    }

    /// Adds to a PDF before it is saved.
    private interface Addition {
        void to(PDDocument pdf) throws IOException;
    }

    private byte[] write(String template, Locale language, Map<String, Object> model, Addition addition) {
        var loaded = resources.get();
        var html = loaded.templates().process(template, new Context(language, model));
        var bytes = new ByteArrayOutputStream(USUAL_SIZE);
        try (var pdf = new PDDocument()) {
            var builder = new PdfRendererBuilder()
                    .withW3cDocument(new W3CDom().namespaceAware(false).fromJsoup(Jsoup.parse(html)), "/")
                    .usePDDocument(pdf)
                    .useFont(font(pdf, loaded.regular()), FONT, NORMAL, FontStyle.NORMAL, true)
                    .useFont(font(pdf, loaded.bold()), FONT, BOLD, FontStyle.NORMAL, true)
                    .useColorProfile(loaded.colors())
                    .usePdfUaAccessibility(true)
                    .usePdfAConformance(PdfAConformance.PDFA_3_A)
                    .withProducer("Kontor")
                    .toStream(bytes);
            // Everything is inside: a text of a buyer must not make the server fetch anything.
            builder.useExternalResourceAccessControl(
                    (_, _) -> false, ExternalResourceControlPriority.RUN_BEFORE_RESOLVING_URI);
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
