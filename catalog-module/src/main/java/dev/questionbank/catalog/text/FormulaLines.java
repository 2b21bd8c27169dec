package dev.questionbank.catalog.text;

import java.util.ArrayList;
import java.util.List;
import org.commonmark.node.Block;
import org.commonmark.node.CustomBlock;
import org.commonmark.node.Paragraph;
import org.commonmark.parser.InlineParser;
import org.commonmark.parser.SourceLine;
import org.commonmark.parser.SourceLines;
import org.commonmark.parser.block.AbstractBlockParser;
import org.commonmark.parser.block.AbstractBlockParserFactory;
import org.commonmark.parser.block.BlockContinue;
import org.commonmark.parser.block.BlockStart;
import org.commonmark.parser.block.MatchedBlockParser;
import org.commonmark.parser.block.ParserState;

/**
 * A paragraph whose first line opens a displayed formula. Up to the line that closes it no line is taken for a list, a
 * heading or a table, whichever sign it begins with. A blank line ends it in any case, as it ends a formula in TeX.
 */
final class FormulaLines extends AbstractBlockParser {

    private static final int CODE_INDENT = 4;

    /** Not a paragraph from the beginning, for the parser looks for other blocks in each line of one. */
    private final Block lineKeeper = new CustomBlock() {};

    private final List<SourceLine> lines = new ArrayList<>();
    private final String close;
    private boolean closed;

    private FormulaLines(String close) {
        this.close = close;
    }

    @Override
    public Block getBlock() {
        return lineKeeper;
    }

    @Override
    public BlockContinue tryContinue(ParserState state) {
        return closed || state.isBlank() ? BlockContinue.none() : BlockContinue.atIndex(state.getIndex());
    }

    @Override
    public void addLine(SourceLine line) {
        closed = !lines.isEmpty() && line.getContent().toString().contains(close);
        lines.add(line);
    }

    @Override
    public void parseInlines(InlineParser inlineParser) {
        Paragraph paragraph = new Paragraph();
        lineKeeper.insertAfter(paragraph);
        lineKeeper.unlink();
        inlineParser.parse(SourceLines.of(lines), paragraph);
    }

    static final class Factory extends AbstractBlockParserFactory {

        @Override
        public BlockStart tryStart(ParserState state, MatchedBlockParser matched) {
            if (state.getIndent() >= CODE_INDENT) {
                return BlockStart.none();
            }
            int start = state.getNextNonSpaceIndex();
            String line =
                    state.getLine().getContent().toString().substring(start).stripTrailing();
            String close = line.startsWith("$$") ? "$$" : line.startsWith("\\[") ? "\\]" : null;
            if (close == null || line.indexOf(close, 1) > 0 || close.equals("$$") && isOpen(matched)) {
                return BlockStart.none();
            }
            return BlockStart.of(new FormulaLines(close)).atIndex(start);
        }

        /** Whether the dollars would close what an earlier line of their paragraph opens. */
        private static boolean isOpen(MatchedBlockParser matched) {
            String before = matched.getParagraphLines().getContent();
            boolean open = false;
            for (int at = before.indexOf("$$"); at >= 0; at = before.indexOf("$$", at + 2)) {
                open = !open;
            }
            return open;
        }
    }
}
