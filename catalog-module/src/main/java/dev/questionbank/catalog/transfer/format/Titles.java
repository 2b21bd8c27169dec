package dev.questionbank.catalog.transfer.format;

import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.text.LineBreakRendering;
import org.commonmark.renderer.text.TextContentRenderer;
import org.jspecify.annotations.Nullable;

/** Makes titles for questions that have none. */
final class Titles {

    private static final int MAX_LENGTH = 200;
    private static final Parser PARSER =
            Parser.builder().maxOpenBlockParsers(50).build();
    private static final TextContentRenderer TEXT = TextContentRenderer.builder()
            .lineBreakRendering(LineBreakRendering.STRIP)
            .build();

    private Titles() {}

    /** What the Markdown begins with, as plain text; null if it says nothing. */
    static @Nullable String of(String markdown) {
        for (Node block = PARSER.parse(markdown).getFirstChild(); block != null; block = block.getNext()) {
            Paragraph paragraph = new Paragraph();
            while (block instanceof Heading && block.getFirstChild() != null) { // which would get a colon
                paragraph.appendChild(block.getFirstChild());
            }
            String text = TEXT.render(block instanceof Heading ? paragraph : block)
                    .replaceAll("\\s+", " ")
                    .strip();
            if (!text.isEmpty()) {
                return cut(text);
            }
        }
        return null;
    }

    /** The text, or so much of it as is good for a title. */
    static String cut(String text) {
        if (text.length() <= MAX_LENGTH) {
            return text;
        }
        int end = Character.isHighSurrogate(text.charAt(MAX_LENGTH - 1)) ? MAX_LENGTH - 1 : MAX_LENGTH;
        return text.substring(0, end).strip() + "…";
    }
}
