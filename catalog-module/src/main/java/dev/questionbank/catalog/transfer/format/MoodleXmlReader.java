package dev.questionbank.catalog.transfer.format;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.Reader;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** A bank in Moodle's XML. Document types are refused, and with them every entity but the five of XML itself. */
final class MoodleXmlReader implements RowReader {

    private static final int MAX_DECLARATION = 200;
    private static final List<String> LIMITS_OF_ENTITIES = List.of(
            "jdk.xml.maxGeneralEntitySizeLimit", "jdk.xml.totalEntitySizeLimit", "jdk.xml.entityExpansionLimit");
    private static final Pattern ENCODING =
            Pattern.compile("^(?:\\xEF\\xBB\\xBF)?<\\?xml[^>]*\\sencoding\\s*=\\s*[\"']([\\w.:-]+)[\"']");

    @Override
    public void read(InputStream in, RowDefaults defaults, RowSink sink) throws IOException, InterruptedException {
        InputStream start = new BufferedInputStream(in);
        TextInput text = new TextInput(start, encoding(start, defaults.encoding()));
        try {
            read(text, defaults, sink);
        } catch (XMLStreamException e) {
            throw refusal(e);
        }
    }

    private static void read(TextInput text, RowDefaults defaults, RowSink sink)
            throws XMLStreamException, IOException, InterruptedException {
        XMLStreamReader xml = factory().createXMLStreamReader((Reader) text);
        boolean inQuiz = false;
        Category category = Category.NONE;
        while (xml.hasNext()) {
            int event = xml.next();
            int line = xml.getLocation().getLineNumber();
            if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
                throw new FileRefused(
                        line, "the file declares a document type or entities, which banks have no need of");
            }
            if (event != XMLStreamConstants.START_ELEMENT) {
                continue;
            }
            if (!inQuiz) {
                if (!xml.getLocalName().equals("quiz")) {
                    throw new FileRefused(
                            line, "no Moodle XML: it begins with <quiz>, this with <" + xml.getLocalName() + ">");
                }
                inQuiz = true;
                continue;
            }
            text.nextItem(line);
            XmlElement element = XmlElement.read(xml);
            if (!element.name().equals("question")) {
                continue;
            }
            if ("category".equals(element.attribute("type"))) {
                String path = element.textOf("category");
                category = Category.of(path == null ? "" : path, element.textOf("idnumber"));
            } else {
                new MoodleQuestion(element, category).into(sink, line, defaults);
            }
        }
    }

    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        // they count the five entities of XML itself, over the whole file; there are no others once document types are
        // refused
        for (String limit : LIMITS_OF_ENTITIES) {
            factory.setProperty(limit, 0);
        }
        return factory;
    }

    /** XML says itself in which encoding it is; who sent it knows better only if he said something else than what is usual. */
    private static Charset encoding(InputStream in, Charset said) throws IOException {
        if (!said.equals(StandardCharsets.UTF_8)) {
            return said;
        }
        in.mark(MAX_DECLARATION);
        String start = new String(in.readNBytes(MAX_DECLARATION), StandardCharsets.ISO_8859_1);
        in.reset();
        if (start.startsWith("\u00FE\u00FF") || start.startsWith("\u00FF\u00FE")) {
            return StandardCharsets.UTF_16;
        }
        Matcher declaration = ENCODING.matcher(start);
        try {
            return declaration.find() ? Charset.forName(declaration.group(1)) : said;
        } catch (IllegalCharsetNameException | UnsupportedCharsetException e) {
            throw new FileRefused(1, "the encoding " + declaration.group(1) + " is not known");
        }
    }

    private static IOException refusal(XMLStreamException e) {
        for (Throwable cause = e; cause != null; cause = cause.getCause()) {
            if (cause instanceof IOException broken) {
                return broken;
            }
        }
        String reason = String.valueOf(e.getMessage()).lines().reduce("", (first, last) -> last);
        int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNumber());
        return new FileRefused(line, "no XML: " + reason.replaceFirst("^Message: ", ""));
    }
}
