package dev.questionbank.catalog.transfer;

import dev.questionbank.catalog.publication.Slugs;
import dev.questionbank.catalog.transfer.format.BankRow;
import java.nio.ByteBuffer;
import java.util.List;

/**
 * A row with what can be worked out of it alone.
 *
 * @param hash of the row, by which it is known again
 * @param slugs names for its address, the nicest first
 * @param latinTitle what lists in order of titles sort by, where the title is shown
 */
public record PreparedRow(BankRow row, ByteBuffer hash, List<String> slugs, String latinTitle) {

    /** Works it out. */
    public static PreparedRow of(BankRow row) {
        byte[] hash = row.hash();
        String base = Slugs.base(row.title());
        return new PreparedRow(row, ByteBuffer.wrap(hash), Slugs.candidates(base, hash), Slugs.latinTitle(base));
    }
}
