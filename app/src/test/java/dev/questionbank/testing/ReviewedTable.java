package dev.questionbank.testing;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.core.io.ClassPathResource;

/** A table of two columns that people review: a file of names, each with a tab and what was decided of it. */
public final class ReviewedTable {

    private ReviewedTable() {}

    /** The decisions by name. */
    public static Map<String, String> read(String file) {
        Map<String, String> decisions = new TreeMap<>();
        try {
            new ClassPathResource(file)
                    .getContentAsString(StandardCharsets.UTF_8)
                    .lines()
                    .filter(line -> !line.isBlank() && !line.startsWith("#"))
                    .map(line -> line.split("\t"))
                    .forEach(cells -> decisions.put(cells[0], cells[1]));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return decisions;
    }
}
