package dev.questionbank.catalog.transfer.format;

import java.util.ArrayList;
import java.util.List;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/** An element with what is in it: one question at a time is held, and no file that it brings. */
final class XmlElement {

    private static final int MAX_DEPTH = 50;

    private final String name;
    private final List<String> attributes = new ArrayList<>();
    private final List<XmlElement> children = new ArrayList<>();
    private final StringBuilder text = new StringBuilder();

    private XmlElement(String name) {
        this.name = name;
    }

    /** Reads on from the beginning of an element to its end. */
    static XmlElement read(XMLStreamReader xml) throws XMLStreamException, FileRefused {
        return read(xml, 0);
    }

    private static XmlElement read(XMLStreamReader xml, int depth) throws XMLStreamException, FileRefused {
        if (depth > MAX_DEPTH) {
            throw new FileRefused(xml.getLocation().getLineNumber(), "elements are nested too deep");
        }
        XmlElement element = new XmlElement(xml.getLocalName());
        for (int i = 0; i < xml.getAttributeCount(); i++) {
            element.attributes.add(xml.getAttributeLocalName(i));
            element.attributes.add(xml.getAttributeValue(i));
        }
        while (true) {
            switch (xml.next()) {
                case XMLStreamConstants.START_ELEMENT -> element.children.add(read(xml, depth + 1));
                case XMLStreamConstants.END_ELEMENT -> {
                    return element;
                }
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE -> {
                    if (!element.name.equals("file")) {
                        element.text.append(xml.getTextCharacters(), xml.getTextStart(), xml.getTextLength());
                    }
                }
                case XMLStreamConstants.ENTITY_REFERENCE ->
                    throw new FileRefused(
                            xml.getLocation().getLineNumber(), "the entity &" + xml.getLocalName() + "; is not known");
                default -> {
                    // comments and the like say nothing
                }
            }
        }
    }

    String name() {
        return name;
    }

    /** What stands directly in it. */
    String text() {
        return text.toString();
    }

    @Nullable
    String attribute(String wanted) {
        for (int i = 0; i < attributes.size(); i += 2) {
            if (attributes.get(i).equals(wanted)) {
                return attributes.get(i + 1);
            }
        }
        return null;
    }

    List<XmlElement> children(String wanted) {
        return children.stream().filter(child -> child.name.equals(wanted)).toList();
    }

    @Nullable
    XmlElement child(String wanted) {
        for (XmlElement child : children) {
            if (child.name.equals(wanted)) {
                return child;
            }
        }
        return null;
    }

    /** The text of a child, without spaces around it; null where it says nothing. */
    @Nullable
    String textOf(String wanted) {
        XmlElement child = child(wanted);
        if (child == null) {
            return null;
        }
        XmlElement inner = child.child("text");
        String said = (inner == null ? child : inner).text().strip();
        return said.isEmpty() ? null : said;
    }

    /** How many elements of that name are in it, however deep. */
    long count(String wanted) {
        return children.stream()
                .mapToLong(child -> (child.name.equals(wanted) ? 1 : 0) + child.count(wanted))
                .sum();
    }
}
