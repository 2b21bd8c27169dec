package dev.questionbank.catalog.transfer;

import java.nio.ByteBuffer;
import java.util.List;

/**
 * A row with what can be worked out of it alone.
 *
 * @param hash of the row, by which it is known again
 * @param slugs names for its address, the nicest first
 */
record PreparedRow(BankRow row, ByteBuffer hash, List<String> slugs) {

    static PreparedRow of(BankRow row) {
        byte[] hash = row.hash();
        return new PreparedRow(row, ByteBuffer.wrap(hash), Slugs.candidates(Slugs.base(row.title()), hash));
    }
}
