package dev.questionbank.catalog.text;

import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Code;
import org.commonmark.node.CustomNode;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.HardLineBreak;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.Text;

/** The words of a document: code and formulas as written, of links and images what is read, nothing of how it looks. */
final class PlainText extends AbstractVisitor {

    private final StringBuilder text = new StringBuilder();

    private PlainText() {}

    static String of(Node node) {
        PlainText visitor = new PlainText();
        node.accept(visitor);
        return visitor.text.toString().strip();
    }

    @Override
    public void visit(Text node) {
        text.append(node.getLiteral());
    }

    @Override
    public void visit(Code code) {
        text.append(code.getLiteral());
    }

    @Override
    public void visit(SoftLineBreak softLineBreak) {
        text.append(' ');
    }

    @Override
    public void visit(HardLineBreak hardLineBreak) {
        text.append('\n');
    }

    @Override
    public void visit(Paragraph paragraph) {
        visitChildren(paragraph);
        endLine();
    }

    @Override
    public void visit(Heading heading) {
        visitChildren(heading);
        endLine();
    }

    @Override
    public void visit(FencedCodeBlock block) {
        text.append(block.getLiteral());
        endLine();
    }

    @Override
    public void visit(IndentedCodeBlock block) {
        text.append(block.getLiteral());
        endLine();
    }

    @Override
    public void visit(CustomNode node) {
        if (node instanceof Formula formula) {
            text.append(formula.source());
            return;
        }
        visitChildren(node);
        if (node instanceof TableRow) {
            endLine();
        } else if (node instanceof TableCell && node.getNext() != null) {
            text.append(' ');
        }
    }

    private void endLine() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }
}
