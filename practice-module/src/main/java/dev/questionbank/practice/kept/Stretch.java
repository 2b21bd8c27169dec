package dev.questionbank.practice.kept;

import java.util.List;

/**
 * What is to be read of a list: so many entries from a position on.
 *
 * @param position sort key of the entry behind which to go on; empty at the list's beginning or, backwards, its end
 * @param forward whether in the list's order
 */
public record Stretch(List<String> position, boolean forward, int limit) {

    /** Whether it goes on from a position. */
    public boolean isContinued() {
        return !position.isEmpty();
    }
}
