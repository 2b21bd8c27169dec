package dev.questionbank.catalog.transfer.format;

import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.node.Document;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;
import org.commonmark.renderer.markdown.MarkdownRenderer;

/** How a text of Moodle's formats is written. */
enum TextStyle {
    /** Plain text in which tags mean what they mean in HTML, and lines are lines: Moodle's own. */
    MOODLE,
    /** HTML. */
    HTML,
    /** Text without any marks. */
    PLAIN,
    /** Markdown. */
    MARKDOWN;

    private static final Pattern TAG_OR_ENTITY = Pattern.compile("</?[a-zA-Z][^<>]*>|&#?[a-zA-Z0-9]+;");
    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder().build();

    /** By its name in files: {@code moodle_auto_format}, {@code plain_text}, {@code moodle} and so on. */
    static TextStyle named(String name) {
        return switch (name) {
            case "html" -> HTML;
            case "plain", "plain_text" -> PLAIN;
            case "markdown" -> MARKDOWN;
            default -> MOODLE;
        };
    }

    /** The text as Markdown. */
    String toMarkdown(String text, List<String> losses) {
        return switch (this) {
            case MARKDOWN -> text;
            case HTML -> HtmlToMarkdown.convert(text, losses);
            case PLAIN -> escaped(text);
            case MOODLE ->
                TAG_OR_ENTITY.matcher(text).find()
                        ? HtmlToMarkdown.convert(text.strip().replace("\n", "<br>"), losses)
                        : escaped(text);
        };
    }

    private static String escaped(String text) {
        Document document = new Document();
        for (String block : text.strip().split("\\n\\s*\\n")) {
            Paragraph paragraph = new Paragraph();
            for (String line : block.split("\\n")) {
                if (paragraph.getFirstChild() != null) {
                    paragraph.appendChild(new HardLineBreak());
                }
                paragraph.appendChild(new Text(line.strip()));
            }
            document.appendChild(paragraph);
        }
        return RENDERER.render(document).strip();
    }
}
