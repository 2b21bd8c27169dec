package dev.questionbank.catalog.text;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Image;
import org.commonmark.node.Node;
import org.commonmark.renderer.html.AttributeProvider;

/** What the tags of one document say beyond what commonmark-java lets them say. */
final class BlockAttributes implements AttributeProvider {

    /** A language's name, as {@code c++}, {@code objective-c} and {@code vb.net}. */
    static final String LANGUAGE = "[A-Za-z0-9+#._-]{1,40}";

    /** {@code js}, {@code js {1,3}}, {@code js:app.js}, {@code js,ignore} and {@code {.js}} all name the same language. */
    private static final Pattern INFO = Pattern.compile("(?:\\{ *\\.?)?(" + LANGUAGE + ")(?:[\\s,:{}].*)?");

    private final BlockDirections directions = new BlockDirections();

    @Override
    public void setAttributes(Node node, String tagName, Map<String, String> attributes) {
        if (tagName.equals("code")) {
            attributes.remove("class");
            if (node instanceof FencedCodeBlock fence) {
                setLanguage(fence, attributes);
            }
        } else if (node instanceof Image) {
            attributes.put("alt", PlainText.of(node));
        } else {
            directions.toMark(node).ifPresent(direction -> attributes.put("dir", direction.attribute()));
        }
    }

    private static void setLanguage(FencedCodeBlock fence, Map<String, String> attributes) {
        String info = fence.getInfo();
        Matcher matcher = INFO.matcher(info == null ? "" : info);
        if (matcher.matches()) {
            attributes.put("class", "language-" + matcher.group(1));
        }
    }
}
