package dev.questionbank.catalog.text;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.commonmark.node.Text;

/** Finds what an author meant as a link or an image. */
final class LinksOfText extends AbstractVisitor {

    /**
     * Markdown takes an address with a space in it for mere words. Of an image nobody means them so, of what is no image
     * ("f[0](a, b)") a web address tells.
     */
    private static final Pattern WITH_SPACE = Pattern.compile(
            "!\\[[^\\[\\]]*]\\(([^()\\s]+ [^()\\n]*)\\)|\\[[^\\[\\]]*]\\((https?://[^()\\s]+ [^()\\n]*)\\)");

    private final Set<WrittenLink> links = new LinkedHashSet<>();
    private final StringBuilder words = new StringBuilder();

    private LinksOfText() {}

    static List<WrittenLink> of(Node document, String markdown) {
        LinksOfText found = new LinksOfText();
        document.accept(found);
        found.addThoseWithSpaces(markdown);
        return List.copyOf(found.links);
    }

    /** What the author escaped stands in another way in the source than in the words. */
    private void addThoseWithSpaces(String markdown) {
        Matcher matcher = WITH_SPACE.matcher(words);
        while (matcher.find()) {
            int start = markdown.indexOf(matcher.group());
            if (start == 0 || start > 0 && markdown.charAt(start - 1) != '\\') {
                boolean image = matcher.group(1) != null;
                links.add(new WrittenLink(matcher.group(image ? 1 : 2), image));
            }
        }
    }

    @Override
    public void visit(Text text) {
        words.append(text.getLiteral());
    }

    @Override
    public void visit(Image image) {
        links.add(new WrittenLink(image.getDestination(), true));
        visitChildren(image);
    }

    @Override
    public void visit(Link link) {
        WrittenLink written = new WrittenLink(link.getDestination(), false);
        if (!written.isBroken() || !isBare(link)) {
            links.add(written);
        }
        visitChildren(link);
    }

    /** Between angle brackets Markdown takes much for an address that nobody meant as a link, as in {@code <std::string>}. */
    private static boolean isBare(Link link) {
        return link.getFirstChild() instanceof Text text
                && text.getNext() == null
                && Set.of(text.getLiteral(), "mailto:" + text.getLiteral()).contains(link.getDestination());
    }

    @Override
    protected void visitChildren(Node parent) {
        super.visitChildren(parent);
        if (parent instanceof Block) {
            words.append('\n');
        }
    }
}
