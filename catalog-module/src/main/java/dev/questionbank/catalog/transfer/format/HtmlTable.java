package dev.questionbank.catalog.transfer.format;

import java.util.function.BiConsumer;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableBody;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableHead;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.node.Node;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;

/** A table of HTML as one of Markdown, whose first row is always its head. */
final class HtmlTable {

    private HtmlTable() {}

    /** @param inlines puts what is in an element into a node */
    static TableBlock of(Element table, BiConsumer<Element, Node> inlines) {
        TableBlock block = new TableBlock();
        TableHead head = new TableHead();
        TableBody body = new TableBody();
        block.appendChild(head);
        Elements rows = table.select("> tr, > thead > tr, > tbody > tr, > tfoot > tr");
        int columns = rows.stream().mapToInt(row -> cells(row).size()).max().orElse(0);
        for (Element row : rows) {
            boolean first = head.getFirstChild() == null;
            TableRow line = new TableRow();
            Elements cells = cells(row);
            for (int i = 0; i < columns; i++) {
                TableCell cell = new TableCell();
                cell.setHeader(first);
                if (i < cells.size()) {
                    inlines.accept(cells.get(i), cell);
                }
                line.appendChild(cell);
            }
            (first ? head : body).appendChild(line);
        }
        if (body.getFirstChild() != null) {
            block.appendChild(body);
        }
        return block;
    }

    private static Elements cells(Element row) {
        return row.children();
    }
}
