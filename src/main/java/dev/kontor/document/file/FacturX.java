package dev.kontor.document.file;

import dev.kontor.document.file.ElectronicInvoice.Profile;
import dev.kontor.document.issue.StoredDocument;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.GregorianCalendar;
import java.util.Map;
import java.util.TimeZone;
import org.apache.pdfbox.cos.COSArray;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentNameDictionary;
import org.apache.pdfbox.pdmodel.PDEmbeddedFilesNameTreeNode;
import org.apache.pdfbox.pdmodel.common.PDMetadata;
import org.apache.pdfbox.pdmodel.common.filespecification.PDComplexFileSpecification;
import org.apache.pdfbox.pdmodel.common.filespecification.PDEmbeddedFile;

/// Embeds the electronic invoice of a document into its PDF, as Factur-X and ZUGFeRD require.
final class FacturX {

    private static final String FILE = "factur-x.xml";

    /// Declares and sets the properties of Factur-X (PDF/A requires the declaration).
    private static final String SCHEMA = """
            <rdf:li rdf:parseType="Resource">
              <pdfaSchema:schema>Factur-X PDFA Extension Schema</pdfaSchema:schema>
              <pdfaSchema:namespaceURI>urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#</pdfaSchema:namespaceURI>
              <pdfaSchema:prefix>fx</pdfaSchema:prefix>
              <pdfaSchema:property>
                <rdf:Seq>
                  %s
                </rdf:Seq>
              </pdfaSchema:property>
            </rdf:li>
            """.formatted(
                    property("DocumentFileName", "name of the embedded XML invoice file")
                            + property("DocumentType", "INVOICE")
                            + property("Version", "The actual version of the Factur-X XML schema")
                            + property("ConformanceLevel", "The conformance level of the embedded Factur-X data"));

    private static final String PROPERTIES = """
            <rdf:Description xmlns:fx="urn:factur-x:pdfa:CrossIndustryDocument:invoice:1p0#" rdf:about="">
              <fx:DocumentType>INVOICE</fx:DocumentType>
              <fx:DocumentFileName>factur-x.xml</fx:DocumentFileName>
              <fx:Version>1.0</fx:Version>
              <fx:ConformanceLevel>EN 16931</fx:ConformanceLevel>
            </rdf:Description>
            """;

    private FacturX() {}

    static void embed(PDDocument pdf, StoredDocument document) throws IOException {
        var xml = ElectronicInvoice.write(document, Profile.EN16931);
        var created = GregorianCalendar.from(
                document.issuedAt().atZone(TimeZone.getTimeZone("UTC").toZoneId()));
        var file = new PDEmbeddedFile(pdf, new ByteArrayInputStream(xml), COSName.FLATE_DECODE);
        file.setSubtype("text/xml");
        file.setSize(xml.length);
        file.setCreationDate(created);
        file.setModDate(created);
        var specification = new PDComplexFileSpecification();
        specification.setFile(FILE);
        specification.setFileUnicode(FILE);
        specification.setFileDescription("Factur-X invoice");
        specification.setEmbeddedFile(file);
        specification.setEmbeddedFileUnicode(file);
        specification.getCOSObject().setName(COSName.AF_RELATIONSHIP, "Alternative");
        var catalog = pdf.getDocumentCatalog();
        var tree = new PDEmbeddedFilesNameTreeNode();
        tree.setNames(Map.of(FILE, specification));
        var names = new PDDocumentNameDictionary(catalog);
        names.setEmbeddedFiles(tree);
        catalog.setNames(names);
        var associated = new COSArray();
        associated.add(specification);
        catalog.getCOSObject().setItem(COSName.AF, associated);
        describe(pdf);
    }

    private static void describe(PDDocument pdf) throws IOException {
        var catalog = pdf.getDocumentCatalog();
        var metadata = new String(catalog.getMetadata().toByteArray(), StandardCharsets.UTF_8);
        var described = declared(metadata).replace("</rdf:RDF>", PROPERTIES + "</rdf:RDF>");
        var stream = new PDMetadata(pdf);
        stream.importXMPMetadata(described.getBytes(StandardCharsets.UTF_8));
        catalog.setMetadata(stream);
    }

    private static String declared(String metadata) {
        int bag = metadata.indexOf("<rdf:Bag>", Math.max(0, metadata.indexOf("<pdfaExtension:schemas>")));
        if (metadata.contains("<pdfaExtension:schemas>") && bag > 0) {
            int inside = bag + "<rdf:Bag>".length();
            return metadata.substring(0, inside) + SCHEMA + metadata.substring(inside);
        }
        return metadata.replace("</rdf:RDF>", """
                <rdf:Description xmlns:pdfaExtension="http://www.aiim.org/pdfa/ns/extension/"
                    xmlns:pdfaSchema="http://www.aiim.org/pdfa/ns/schema#"
                    xmlns:pdfaProperty="http://www.aiim.org/pdfa/ns/property#" rdf:about="">
                  <pdfaExtension:schemas><rdf:Bag>
                %s
                  </rdf:Bag></pdfaExtension:schemas>
                </rdf:Description>
                </rdf:RDF>""".formatted(SCHEMA));
    }

    private static String property(String name, String description) {
        return """
                <rdf:li rdf:parseType="Resource">
                  <pdfaProperty:name>%s</pdfaProperty:name>
                  <pdfaProperty:valueType>Text</pdfaProperty:valueType>
                  <pdfaProperty:category>external</pdfaProperty:category>
                  <pdfaProperty:description>%s</pdfaProperty:description>
                </rdf:li>
                """.formatted(name, description);
    }
}
