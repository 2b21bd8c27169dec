package dev.questionbank.catalog.text;

import java.util.Map;
import java.util.Set;
import org.commonmark.node.Node;
import org.commonmark.parser.Parser;
import org.commonmark.renderer.NodeRenderer;
import org.commonmark.renderer.html.HtmlNodeRendererContext;
import org.commonmark.renderer.html.HtmlRenderer;

/**
 * Teaches commonmark-java that {@code $…$}, {@code $$…$$}, {@code \(…\)} and {@code \[…\]} are not its business. They come
 * out in a span of their own, so that a client need not guess again which dollar is a price.
 */
final class FormulaExtension implements Parser.ParserExtension, HtmlRenderer.HtmlRendererExtension {

    static final String CSS_CLASS = "math";

    @Override
    public void extend(Parser.Builder parser) {
        parser.customBlockParserFactory(new FormulaLines.Factory());
        parser.customInlineContentParserFactory(new DollarFormula.Factory());
        parser.customInlineContentParserFactory(new BackslashFormula.Factory());
    }

    @Override
    public void extend(HtmlRenderer.Builder renderer) {
        renderer.nodeRendererFactory(FormulaRenderer::new);
    }

    private record FormulaRenderer(HtmlNodeRendererContext context) implements NodeRenderer {

        @Override
        public Set<Class<? extends Node>> getNodeTypes() {
            return Set.of(Formula.class);
        }

        @Override
        public void render(Node node) {
            context.getWriter().tag("span", Map.of("class", CSS_CLASS));
            context.getWriter().text(((Formula) node).source());
            context.getWriter().tag("/span");
        }
    }
}
