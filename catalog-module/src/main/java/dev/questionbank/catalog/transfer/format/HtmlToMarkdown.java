package dev.questionbank.catalog.transfer.format;

import java.util.List;
import java.util.Set;
import org.commonmark.ext.gfm.strikethrough.Strikethrough;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.Document;
import org.commonmark.node.Emphasis;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.node.ThematicBreak;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jsoup.nodes.Element;
import org.jsoup.nodes.TextNode;
import org.jsoup.parser.Parser;
import org.jspecify.annotations.Nullable;

/** HTML as the Markdown that looks the same: one parser reads it, the other's writer writes it. */
final class HtmlToMarkdown {

    private static final int MAX_DEPTH = 100;
    private static final Set<String> LEFT_OUT =
            Set.of("script", "style", "head", "iframe", "object", "audio", "video", "svg", "form");
    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder()
            .extensions(List.of(TablesExtension.create(), StrikethroughExtension.create()))
            .build();

    private final List<String> losses;

    private HtmlToMarkdown(List<String> losses) {
        this.losses = losses;
    }

    /** @param losses takes a sentence on everything that has no like in Markdown and is more than looks */
    static String convert(String html, List<String> losses) {
        Parser parser = Parser.htmlParser().setMaxDepth(MAX_DEPTH);
        Document document = new Document();
        new HtmlToMarkdown(losses).blocks(parser.parseInput(html, "").body(), document);
        return RENDERER.render(document).strip();
    }

    /** Text and what stands in lines goes into paragraphs, which end where a block begins. */
    private void blocks(Element from, Node into) {
        Paragraph open = new Paragraph();
        for (org.jsoup.nodes.Node child : from.childNodes()) {
            Block block = child instanceof Element element ? block(element) : null;
            if (block != null) {
                close(open, into);
                open = new Paragraph();
                into.appendChild(block);
            } else if (child instanceof Element element && isContainer(element)) {
                close(open, into);
                open = new Paragraph();
                blocks(element, into);
            } else {
                inline(child, open);
            }
        }
        close(open, into);
    }

    private static boolean isContainer(Element element) {
        return element.isBlock() && !LEFT_OUT.contains(element.normalName())
                || element.children().stream().anyMatch(HtmlToMarkdown::isContainer);
    }

    private static void close(Paragraph paragraph, Node into) {
        trim(paragraph);
        if (paragraph.getFirstChild() != null) {
            into.appendChild(paragraph);
        }
    }

    private static void trim(Node paragraph) {
        while (paragraph.getFirstChild() != null && isSpace(paragraph.getFirstChild())) {
            paragraph.getFirstChild().unlink();
        }
        while (paragraph.getLastChild() != null && isSpace(paragraph.getLastChild())) {
            paragraph.getLastChild().unlink();
        }
        if (paragraph.getFirstChild() instanceof Text first) {
            first.setLiteral(first.getLiteral().stripLeading());
        }
        if (paragraph.getLastChild() instanceof Text last) {
            last.setLiteral(last.getLiteral().stripTrailing());
        }
    }

    private static boolean isSpace(Node node) {
        return node instanceof HardLineBreak
                || node instanceof Text text && text.getLiteral().isBlank();
    }

    private @Nullable Block block(Element element) {
        String name = element.normalName();
        return switch (name) {
            case "h1", "h2", "h3", "h4", "h5", "h6" -> {
                Heading heading = new Heading();
                heading.setLevel(name.charAt(1) - '0');
                inlines(element, heading);
                trim(heading);
                yield heading;
            }
            case "ul" -> list(element, new BulletList());
            case "ol" -> {
                OrderedList list = new OrderedList();
                list.setMarkerStartNumber(1);
                list.setMarkerDelimiter(".");
                yield list(element, list);
            }
            case "blockquote" -> {
                BlockQuote quote = new BlockQuote();
                blocks(element, quote);
                yield quote;
            }
            case "pre" -> code(element);
            case "hr" -> new ThematicBreak();
            case "table" -> HtmlTable.of(element, this::inlines);
            default -> null;
        };
    }

    private Block list(Element element, org.commonmark.node.ListBlock list) {
        list.setTight(true);
        for (Element child : element.children()) {
            ListItem item = new ListItem();
            if (child.normalName().equals("li")) {
                blocks(child, item);
            } else {
                Block inner = block(child);
                if (inner == null) {
                    blocks(child, item);
                } else {
                    item.appendChild(inner);
                }
            }
            list.appendChild(item);
        }
        return list;
    }

    private static Block code(Element element) {
        FencedCodeBlock block = new FencedCodeBlock();
        String text = element.wholeText();
        String language = element.select("code").attr("class").replaceFirst("(?s).*language-([\\w+#-]+).*|.*", "$1");
        block.setInfo(language);
        block.setLiteral(text.endsWith("\n") ? text : text + "\n");
        block.setFenceCharacter("`");
        int longest = 2;
        for (String run : text.split("[^`]+")) {
            longest = Math.max(longest, run.length());
        }
        block.setOpeningFenceLength(longest + 1);
        return block;
    }

    private void inlines(Element from, Node into) {
        from.childNodes().forEach(child -> inline(child, into));
    }

    private void inline(org.jsoup.nodes.Node node, Node into) {
        if (node instanceof TextNode text) {
            String words = text.getWholeText().replaceAll("[ \\t\\r\\n\\f\u00A0]+", " ");
            if (!words.isBlank() || into.getFirstChild() != null) {
                into.appendChild(new Text(into.getLastChild() instanceof HardLineBreak ? words.stripLeading() : words));
            }
        } else if (node instanceof Element element) {
            inline(element, into);
        }
    }

    private void inline(Element element, Node into) {
        String name = element.normalName();
        switch (name) {
            case "br" -> into.appendChild(new HardLineBreak());
            case "b", "strong" -> wrapped(element, new StrongEmphasis("**"), into);
            case "i", "em" -> wrapped(element, new Emphasis("*"), into);
            case "s", "del", "strike" -> wrapped(element, new Strikethrough("~~"), into);
            case "code", "tt", "kbd", "samp" -> {
                if (!element.wholeText().isEmpty()) {
                    into.appendChild(new Code(element.wholeText().replace('\n', ' ')));
                }
            }
            case "a" -> {
                if (element.attr("href").isBlank()) {
                    inlines(element, into);
                } else {
                    wrapped(element, new Link(element.attr("href").strip(), null), into);
                }
            }
            case "img" -> image(element, into);
            default -> {
                if (LEFT_OUT.contains(name)) {
                    losses.add("An element <" + name + "> was left out.");
                } else {
                    inlines(element, into);
                }
            }
        }
    }

    /** What Markdown marks has no spaces at its ends, and is never empty. */
    private void wrapped(Element element, Node mark, Node into) {
        inlines(element, mark);
        boolean before =
                mark.getFirstChild() instanceof Text first && first.getLiteral().startsWith(" ");
        boolean after =
                mark.getLastChild() instanceof Text last && last.getLiteral().endsWith(" ");
        trim(mark);
        if (mark.getFirstChild() == null) {
            if (before || after) {
                into.appendChild(new Text(" "));
            }
            return;
        }
        if (before) {
            into.appendChild(new Text(" "));
        }
        into.appendChild(mark);
        if (after) {
            into.appendChild(new Text(" "));
        }
    }

    private void image(Element element, Node into) {
        String address = element.attr("src").strip();
        if (address.startsWith("http://") || address.startsWith("https://")) {
            Image image = new Image(address, null);
            image.appendChild(new Text(element.attr("alt")));
            into.appendChild(image);
        } else {
            losses.add("An image that is a file of the quiz was left out"
                    + (element.attr("alt").isBlank() ? "." : ": " + element.attr("alt") + "."));
            into.appendChild(new Text(element.attr("alt")));
        }
    }
}
