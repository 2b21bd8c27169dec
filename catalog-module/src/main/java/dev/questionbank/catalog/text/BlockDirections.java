package dev.questionbank.catalog.text;

import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.BlockQuote;
import org.commonmark.node.BulletList;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.IndentedCodeBlock;
import org.commonmark.node.ListItem;
import org.commonmark.node.Node;
import org.commonmark.node.OrderedList;
import org.commonmark.node.Paragraph;
import org.commonmark.node.Text;

/**
 * Which way the blocks of one document run. Code and formulas have no say, as they look the same in every language: a
 * sentence in Arabic may begin with a keyword.
 */
final class BlockDirections {

    private static final Set<Class<? extends Node>> MARKED = Set.of(
            Paragraph.class,
            Heading.class,
            BlockQuote.class,
            BulletList.class,
            OrderedList.class,
            ListItem.class,
            TableBlock.class,
            TableCell.class);

    private final Map<Node, Optional<Direction>> known = new IdentityHashMap<>();

    /** What has to be said about a block: nothing where it runs as what is around it, unless that is right to left. */
    Optional<Direction> toMark(Node block) {
        Optional<Direction> own = own(block);
        return own.filter(direction -> direction == Direction.RTL || runsRightToLeft(block.getParent()));
    }

    private Optional<Direction> own(Node block) {
        if (block instanceof FencedCodeBlock || block instanceof IndentedCodeBlock) {
            return Optional.of(Direction.LTR);
        }
        return MARKED.contains(block.getClass()) ? ofText(block) : Optional.empty();
    }

    private boolean runsRightToLeft(Node around) {
        for (Node block = around; block != null; block = block.getParent()) {
            Optional<Direction> own = own(block);
            if (own.isPresent()) {
                return own.get() == Direction.RTL;
            }
        }
        return false;
    }

    private Optional<Direction> ofText(Node node) {
        Optional<Direction> direction = known.get(node);
        if (direction == null) {
            direction = node instanceof Text text ? Direction.of(text.getLiteral()) : ofFirstChild(node);
            known.put(node, direction);
        }
        return direction;
    }

    private Optional<Direction> ofFirstChild(Node parent) {
        for (Node child = parent.getFirstChild(); child != null; child = child.getNext()) {
            Optional<Direction> direction = ofText(child);
            if (direction.isPresent()) {
                return direction;
            }
        }
        return Optional.empty();
    }
}
