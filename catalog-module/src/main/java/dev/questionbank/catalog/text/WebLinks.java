package dev.questionbank.catalog.text;

import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;

/**
 * Leaves links and images that lead into the web, and of all others the words. A bank has no address of its own that a
 * relative one could be told from, and other protocols start programs.
 */
final class WebLinks extends AbstractVisitor {

    static final Pattern ADDRESS = Pattern.compile("(?i)https?://[^/?#\\\\\\s][^\\\\\\s]*");

    private WebLinks() {}

    static Node only(Node document) {
        document.accept(new WebLinks());
        return document;
    }

    @Override
    public void visit(Link link) {
        visitChildren(link);
        if (!ADDRESS.matcher(link.getDestination()).matches()) {
            replaceByChildren(link);
        }
    }

    @Override
    public void visit(Image image) {
        visitChildren(image);
        if (!ADDRESS.matcher(image.getDestination()).matches()) {
            replaceByChildren(image);
        }
    }

    private static void replaceByChildren(Node node) {
        for (Node child = node.getFirstChild(); child != null; child = node.getFirstChild()) {
            node.insertBefore(child);
        }
        node.unlink();
    }
}
