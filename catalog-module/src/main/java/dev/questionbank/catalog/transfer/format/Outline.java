package dev.questionbank.catalog.transfer.format;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Link;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.StrongEmphasis;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.markdown.MarkdownRenderer;
import org.jspecify.annotations.Nullable;

/** Where in a text in Markdown questions may stand, what is code in it, and what it hides until somebody asks for it. */
final class Outline {

    private static final int MAX_DEPTH = 50;
    private static final Parser PARSER = Parser.builder()
            .extensions(List.of(TablesExtension.create()))
            .includeSourceSpans(IncludeSourceSpans.BLOCKS)
            .maxOpenBlockParsers(MAX_DEPTH)
            .maxInlineNesting(MAX_DEPTH)
            .build();
    private static final MarkdownRenderer RENDERER = MarkdownRenderer.builder().build();
    private static final Pattern OPEN = Pattern.compile("(?i)<details\\b");
    private static final Pattern CLOSED = Pattern.compile("(?i)</details>");

    private final List<Mark> marks = new ArrayList<>();
    private final BitSet code = new BitSet();
    private final BitSet hidden = new BitSet();

    Outline(List<String> lines) {
        Node document = PARSER.parse(String.join("\n", lines));
        document.accept(new CodeFinder());
        findHidden(lines);
        walk(document, false);
        marks.removeIf(mark -> hidden.get(mark.line()));
        marks.sort(Comparator.comparingInt(Mark::line));
    }

    /** In the order of their lines. */
    List<Mark> marks() {
        return marks;
    }

    boolean isCode(int line) {
        return code.get(line);
    }

    /** Whether something between these lines is hidden. */
    boolean hides(int from, int to) {
        int next = hidden.nextSetBit(from);
        return next >= 0 && next < to;
    }

    boolean isHidden(int line) {
        return hidden.get(line);
    }

    private final class CodeFinder extends AbstractVisitor {

        @Override
        public void visit(FencedCodeBlock block) {
            code.set(line(block), end(block));
        }

        @Override
        public void visit(IndentedCodeBlock block) {
            code.set(line(block), end(block));
        }
    }

    private void findHidden(List<String> lines) {
        int depth = 0;
        int start = 0;
        for (int i = 0; i < lines.size(); i++) {
            if (code.get(i)) {
                continue;
            }
            long opened = OPEN.matcher(lines.get(i)).results().count();
            if (depth == 0 && opened > 0) {
                start = i;
            }
            long closed = CLOSED.matcher(lines.get(i)).results().count();
            boolean was = depth > 0 || opened > 0;
            depth = (int) Math.max(0, depth + opened - closed);
            if (was && depth == 0) {
                hidden.set(start, i + 1); // one that is never closed hides nothing
            }
        }
    }

    /** @param counted whether what stands first in it has a number */
    private void walk(Node parent, boolean counted) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            if (child instanceof Heading heading) {
                add(mark(heading.getLevel(), heading, counted && child.getPrevious() == null));
            } else if (child instanceof Paragraph paragraph && isBold(paragraph)) {
                addBold(paragraph);
            } else if (child instanceof ListBlock list) {
                walk(list);
            } else if (child instanceof TableBlock table) {
                marks.addAll(QuestionTable.rows(table));
            }
        }
    }

    /** What is longer is no title. */
    private void add(Mark mark) {
        if (!mark.text().isEmpty() && mark.text().length() <= Mark.MAX_LENGTH) {
            marks.add(mark);
        }
    }

    /** A list of questions is one most items of which ask, or lead elsewhere; then all of them are. */
    private void walk(ListBlock list) {
        List<Mark> items = new ArrayList<>();
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
            Node first = item.getFirstChild();
            if (first instanceof Heading || first instanceof Paragraph paragraph && isBold(paragraph)) {
                walk(item, list instanceof OrderedList);
            } else if (first instanceof Paragraph paragraph) {
                Mark mark = mark(Mark.ITEM, paragraph, false);
                if (!mark.text().isEmpty()) {
                    items.add(mark);
                }
            }
        }
        if (items.stream().filter(Mark::asks).count() * 2 > items.size()) {
            items.forEach(this::add);
        } else if (items.stream().filter(mark -> mark.link() != null).count() * 2 > items.size()) {
            items.forEach(mark -> add(mark.as(Mark.LINK)));
        }
    }

    private static boolean isBold(Paragraph paragraph) {
        Node first = paragraph.getFirstChild();
        Node next = first == null ? null : first.getNext();
        return first instanceof StrongEmphasis
                && (next == null
                        || next.getNext() == null
                                && next instanceof Text text
                                && text.getLiteral().length() < 8);
    }

    private void addBold(Paragraph paragraph) {
        Mark mark = mark(Mark.BOLD, paragraph, false);
        if (mark.asks()) {
            String bare = mark.markdown().replaceFirst("^\\*\\*(.*?)\\s*\\*\\*$", "$1");
            marks.add(Mark.of(
                    mark.level(), mark.line(), mark.end(), text(paragraph).strip(), bare, null, false));
        }
    }

    private static Mark mark(int level, Node block, boolean counted) {
        return Mark.of(level, line(block), end(block), text(block), markdown(block), soleLink(block), counted);
    }

    static int line(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.getFirst().getLineIndex();
    }

    private static int end(Node block) {
        List<SourceSpan> spans = block.getSourceSpans();
        return spans.isEmpty() ? 0 : spans.getLast().getLineIndex() + 1;
    }

    /** What is said, without marks but those of code, which names may need. */
    static String text(Node parent) {
        StringBuilder text = new StringBuilder();
        addText(parent, text);
        return text.toString().strip();
    }

    private static void addText(Node parent, StringBuilder text) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            switch (child) {
                case Text words -> text.append(words.getLiteral());
                case Code name -> text.append('`').append(name.getLiteral()).append('`');
                case SoftLineBreak end -> text.append(' ');
                default -> addText(child, text);
            }
        }
    }

    /** What is said, in one line. */
    static String markdown(Node parent) {
        Paragraph copy = new Paragraph();
        for (Node child : children(parent).toList()) {
            copy.appendChild(child);
        }
        String markdown = RENDERER.render(copy).strip();
        for (Node child : children(copy).toList()) {
            parent.appendChild(child);
        }
        return markdown;
    }

    private static @Nullable String soleLink(Node parent) {
        return parent.getFirstChild() instanceof Link link && link.getNext() == null ? external(link) : null;
    }

    /** Where the link leads, if not to somewhere in the same text. */
    static @Nullable String external(Link link) {
        return link.getDestination().startsWith("http") ? link.getDestination() : null;
    }

    private static Stream<Node> children(Node parent) {
        return Stream.<Node>iterate(parent.getFirstChild(), child -> child != null, Node::getNext);
    }
}
