package dev.questionbank.access.code;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.util.Locale;

/**
 * A code that is written on paper and typed by people, in the base 32 of Crockford, which has no letters that look like
 * digits. It has no {@code toString()}, so that no log shows it.
 */
final class Code {

    private static final String SYMBOLS = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";

    /** Of 5 bits each: 130, so that guessing one is hopeless however many there are. */
    private static final int LENGTH = 26;

    private final String symbols;

    private Code(String symbols) {
        this.symbols = symbols;
    }

    /** A new one. */
    static Code create(SecureRandom random) {
        StringBuilder symbols = new StringBuilder(LENGTH);
        random.ints(LENGTH, 0, SYMBOLS.length()).forEach(symbol -> symbols.append(SYMBOLS.charAt(symbol)));
        return new Code(symbols.toString());
    }

    /** One that a person typed, which may be any text: its case, its dashes and spaces, and O for 0 or I and L for 1 do not matter. */
    static Code typed(String text) {
        return new Code(text.replaceAll("[\\s\\p{Zs}\\p{Pd}]", "")
                .toUpperCase(Locale.ROOT)
                .replace('O', '0')
                .replace('I', '1')
                .replace('L', '1'));
    }

    /** The form in which it is given out: groups of four. */
    String text() {
        return symbols.replaceAll("(.{4})(?!$)", "$1-");
    }

    /**
     * What is kept of it, and found again by. No salt and no slow function: these make it dear to try the few passwords that
     * people think of, and nobody thinks of 130 bits of chance; a salt would only keep the index from finding it.
     */
    byte[] digest() {
        try {
            return MessageDigest.getInstance("SHA-256").digest(symbols.getBytes(StandardCharsets.UTF_8));
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
