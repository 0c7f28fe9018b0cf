package dev.kontor.document.file;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;

/// Writes an XML document with nested elements.
final class XmlWriter {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final XMLStreamWriter writer;

    XmlWriter() {
        try {
            writer = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(bytes, StandardCharsets.UTF_8.name());
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }

    /// A part of the document that cannot fail, as it is written to memory.
    private interface Part {
        void write() throws XMLStreamException;
    }

    byte[] document(String root, Runnable content, String... namespaces) {
        part(() -> {
            writer.writeStartDocument(StandardCharsets.UTF_8.name(), "1.0");
            writer.writeStartElement(root);
            for (int index = 0; index < namespaces.length; index += 2) {
                writer.writeAttribute("xmlns:" + namespaces[index], namespaces[index + 1]);
            }
            content.run();
            writer.writeEndElement();
            writer.writeEndDocument();
            writer.flush();
        });
        return bytes.toByteArray();
    }

    void element(String name, Runnable content) {
        part(() -> {
            writer.writeStartElement(name);
            content.run();
            writer.writeEndElement();
        });
    }

    /// Writes nothing for null.
    void text(String name, @Nullable String value) {
        if (value != null) {
            part(() -> {
                writer.writeStartElement(name);
                writer.writeCharacters(value);
                writer.writeEndElement();
            });
        }
    }

    /// Writes nothing for null.
    void text(String name, String attribute, String attributeValue, @Nullable String value) {
        if (value != null) {
            part(() -> {
                writer.writeStartElement(name);
                writer.writeAttribute(attribute, attributeValue);
                writer.writeCharacters(value);
                writer.writeEndElement();
            });
        }
    }

    private static void part(Part part) {
        try {
            part.write();
        } catch (XMLStreamException e) {
            throw new IllegalStateException(e);
        }
    }
}
