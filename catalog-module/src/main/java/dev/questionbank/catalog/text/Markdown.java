package dev.questionbank.catalog.text;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.commonmark.Extension;
import org.commonmark.ext.autolink.AutolinkExtension;
import org.commonmark.ext.autolink.AutolinkType;
import org.commonmark.ext.gfm.strikethrough.StrikethroughExtension;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.ext.task.list.items.TaskListItemsExtension;
import org.commonmark.node.Block;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.Document;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListBlock;
import org.commonmark.node.Node;
import org.commonmark.node.ThematicBreak;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * GitHub-flavoured Markdown to safe HTML and to plain text.
 *
 * <p>HTML inside of the Markdown is no markup but text: an author who writes about {@code <div>} without back ticks means
 * the word, and what never becomes markup cannot attack. What commonmark-java renders is then cut down to an allow-list by
 * the OWASP sanitizer, so that a mistake in one of the two does no harm yet.
 */
public final class Markdown {

    /** Deeper nesting than any honest text has would cost a deep stack. */
    private static final int MAX_OPEN_BLOCKS = 50;

    private static final int MAX_INLINE_NESTING = 50;

    /** All but HTML blocks: these would keep Markdown from being read up to the next blank line. */
    private static final Set<Class<? extends Block>> BLOCKS = Set.of(
            BlockQuote.class,
            Heading.class,
            FencedCodeBlock.class,
            IndentedCodeBlock.class,
            ListBlock.class,
            ThematicBreak.class);

    private static final List<Extension> EXTENSIONS = List.of(
            StrikethroughExtension.create(),
            TaskListItemsExtension.create(),
            AutolinkExtension.builder()
                    .linkTypes(AutolinkType.URL, AutolinkType.WWW)
                    .build(),
            new FormulaExtension());

    private static final Extension TABLES = TablesExtension.create();

    private static final Parser PARSER = parser(EXTENSIONS);
    private static final Parser PARSER_WITH_TABLES = parser(withTables());
    private static final HtmlRenderer RENDERER = HtmlRenderer.builder()
            .extensions(withTables())
            .attributeProviderFactory(context -> new BlockAttributes())
            .percentEncodeUrls(true)
            .build();

    private static final HtmlCache CACHE = new HtmlCache(Markdown::render, HtmlCache.MAX_CHARACTERS);

    private Markdown() {}

    /** Safe HTML, parsed only if it is not remembered from the last time. */
    public static String toHtml(String markdown) {
        return CACHE.get(markdown);
    }

    /** The words without the markup, one line a block: for previews and for marking what was searched. */
    public static String toPlainText(String markdown) {
        return PlainText.of(parse(markdown));
    }

    /** The links and images, each once; those too that {@link #toHtml} leaves out since they lead nowhere. */
    public static List<WrittenLink> links(String markdown) {
        return markdown.indexOf('[') < 0 && !markdown.contains("://") && !markdown.contains("www.")
                ? List.of() // most texts have none, and need not be parsed to tell
                : LinksOfText.of(parseAsWritten(markdown), markdown);
    }

    private static String render(String markdown) {
        return SafeHtml.of(RENDERER.render(parse(markdown)));
    }

    private static Node parse(String markdown) {
        return WebLinks.only(parseAsWritten(markdown));
    }

    private static Node parseAsWritten(String markdown) {
        TextSize size = TextSize.of(markdown);
        if (size.tooLong()) {
            return verbatim(markdown);
        }
        return (size.tooWide() ? PARSER : PARSER_WITH_TABLES).parse(markdown);
    }

    private static Node verbatim(String text) {
        IndentedCodeBlock block = new IndentedCodeBlock();
        block.setLiteral(text);
        Document document = new Document();
        document.appendChild(block);
        return document;
    }

    private static List<Extension> withTables() {
        List<Extension> extensions = new ArrayList<>(EXTENSIONS);
        extensions.add(TABLES);
        return extensions;
    }

    private static Parser parser(List<Extension> extensions) {
        return Parser.builder()
                .enabledBlockTypes(new HashSet<>(BLOCKS))
                .maxOpenBlockParsers(MAX_OPEN_BLOCKS)
                .maxInlineNesting(MAX_INLINE_NESTING)
                .extensions(extensions)
                .postProcessor(new HtmlAsText())
                .build();
    }
}
