package dev.questionbank.catalog.text;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.HtmlInline;
import org.commonmark.node.Node;
import org.commonmark.node.Text;
import org.commonmark.parser.PostProcessor;

/**
 * Makes HTML readable text, for {@code Explain <div> vs <span>} means the words. Only what Markdown cannot say itself stays
 * markup: {@code <br>}, and pairs of {@code <sub>}, {@code <sup>} and {@code <kbd>} without attributes. Comments are
 * notes among authors and vanish.
 */
final class HtmlAsText extends AbstractVisitor implements PostProcessor {

    private static final Set<String> PAIRED = Set.of("<sub>", "<sup>", "<kbd>");
    private static final Set<String> BREAKS = Set.of("<br>", "<br/>", "<br />");

    @Override
    public Node process(Node document) {
        document.accept(this);
        return document;
    }

    @Override
    protected void visitChildren(Node parent) {
        Map<String, HtmlInline> open = new HashMap<>();
        Node next;
        for (Node node = parent.getFirstChild(); node != null; node = next) {
            next = node.getNext();
            if (node instanceof HtmlInline html) {
                replace(html, open);
            } else {
                node.accept(this);
            }
        }
        open.values().forEach(HtmlAsText::showAsText);
    }

    private static void replace(HtmlInline html, Map<String, HtmlInline> open) {
        String tag = html.getLiteral().toLowerCase(Locale.ROOT);
        if (PAIRED.contains(tag)) {
            HtmlInline unclosed = open.put(tag, html);
            if (unclosed != null) {
                showAsText(unclosed);
            }
        } else if (open.remove(tag.replaceFirst("/", "")) == null) {
            showUnpaired(html, tag);
        }
    }

    private static void showUnpaired(HtmlInline html, String tag) {
        if (BREAKS.contains(tag)) {
            html.insertBefore(new HardLineBreak());
            html.unlink();
        } else if (tag.startsWith("<!--")) {
            html.unlink();
        } else {
            showAsText(html);
        }
    }

    private static void showAsText(HtmlInline html) {
        html.insertBefore(new Text(html.getLiteral()));
        html.unlink();
    }
}
