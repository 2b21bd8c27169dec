package dev.questionbank.catalog.transfer.format;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import javax.xml.stream.XMLOutputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamWriter;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes questions as essays in Moodle's XML, topics as categories, texts as Markdown. What Moodle has no place for stands in an
 * element {@value #OWN} of ours, which it passes over and {@link MoodleXmlReader} reads; so do texts with characters that XML
 * cannot hold.
 */
final class MoodleXmlWriter implements RowWriter {

    static final String OWN = "questionbank";

    /** Attribute of a text that is written as JSON writes it. */
    static final String AS_JSON = "json";

    private static final JsonMapper JSON = JsonMapper.shared();

    private final Writer out;
    private final XMLStreamWriter xml;
    private String topic = "";

    MoodleXmlWriter(OutputStream stream) throws IOException {
        out = new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8));
        try {
            xml = XMLOutputFactory.newDefaultFactory().createXMLStreamWriter(out);
            xml.writeStartDocument("UTF-8", "1.0");
            xml.writeCharacters("\n");
            xml.writeStartElement("quiz");
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    @Override
    public void write(BankRow row) throws IOException {
        try {
            if (!topic.equals(row.topic())) {
                topic = row.topic();
                category(row);
            }
            question(row);
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
    }

    private void category(BankRow row) throws XMLStreamException {
        start("question", "type", "category");
        text("category", "$course$/top/" + row.topicTitle().replace("/", "//"), null);
        element("idnumber", row.topic());
        xml.writeEndElement();
    }

    private void question(BankRow row) throws XMLStreamException {
        start("question", "type", "essay");
        text("name", row.title(), null);
        text("questiontext", row.prompt(), "markdown");
        text("generalfeedback", row.answer() == null ? "" : row.answer(), "markdown");
        element("defaultgrade", "1");
        element("penalty", "0");
        element("hidden", "0");
        element("idnumber", row.externalId() == null ? "" : row.externalId());
        element("responseformat", "editor");
        element("responserequired", "0");
        element("responsefieldlines", "10");
        element("attachments", "0");
        element("attachmentsrequired", "0");
        if (!row.tags().isEmpty()) {
            xml.writeStartElement("tags");
            for (String tag : row.tags()) {
                text("tag", tag, null);
            }
            xml.writeEndElement();
        }
        xml.writeStartElement(OWN);
        own("topic", row.topic());
        own("topicTitle", row.topicTitle());
        own("difficulty", row.difficulty() == null ? null : row.difficulty().name());
        own("kind", row.kind() == null ? null : row.kind().name());
        own("source", row.source());
        own("license", row.license());
        ownWhereXmlCannot(
                "title", row.title(), "prompt", row.prompt(), "answer", row.answer(), "externalId", row.externalId());
        for (String tag : row.tags()) {
            if (row.tags().stream().anyMatch(other -> !isXml(other))) {
                own("tag", tag);
            }
        }
        xml.writeEndElement();
        xml.writeEndElement();
        xml.writeCharacters("\n");
    }

    private void ownWhereXmlCannot(@Nullable String... namesAndTexts) throws XMLStreamException {
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            String name = namesAndTexts[i];
            String text = namesAndTexts[i + 1];
            if (name != null && text != null && !isXml(text)) {
                own(name, text);
            }
        }
    }

    private void own(String name, @Nullable String text) throws XMLStreamException {
        if (text == null) {
            return;
        }
        if (isXml(text)) {
            element(name, text);
        } else {
            start(name, AS_JSON, "true");
            characters(
                    JSON.writeValueAsString(text).replace("\uFFFE", "\\uFFFE").replace("\uFFFF", "\\uFFFF"));
            xml.writeEndElement();
        }
    }

    private void start(String name, String attribute, String value) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
        xml.writeAttribute(attribute, value);
    }

    private void element(String name, String text) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
        characters(text);
        xml.writeEndElement();
    }

    private void text(String name, String text, @Nullable String format) throws XMLStreamException {
        xml.writeCharacters("\n");
        xml.writeStartElement(name);
        if (format != null) {
            xml.writeAttribute("format", format);
        }
        xml.writeStartElement("text");
        characters(text);
        xml.writeEndElement();
        xml.writeEndElement();
    }

    /** The text as a parser gives it back: it would take a carriage return for the end of a line. */
    private void characters(String text) throws XMLStreamException {
        String writable = isXml(text) ? text : replaced(text);
        int from = 0;
        for (int at = writable.indexOf('\r'); at >= 0; at = writable.indexOf('\r', from)) {
            xml.writeCharacters(writable.substring(from, at));
            xml.writeEntityRef("#13");
            from = at + 1;
        }
        xml.writeCharacters(writable.substring(from));
    }

    private static boolean isXml(String text) {
        return text.chars().allMatch(MoodleXmlWriter::isXml);
    }

    private static boolean isXml(int c) {
        return c >= ' ' && c < 0xFFFE || c == '\n' || c == '\r' || c == '\t';
    }

    private static String replaced(String text) {
        StringBuilder result = new StringBuilder(text);
        for (int i = 0; i < result.length(); i++) {
            if (!isXml(result.charAt(i))) {
                result.setCharAt(i, '\uFFFD');
            }
        }
        return result.toString();
    }

    @Override
    public void close() throws IOException {
        try {
            xml.writeEndDocument();
            xml.flush();
        } catch (XMLStreamException e) {
            throw new IOException(e);
        }
        out.write('\n');
        out.flush();
    }
}
