package dev.questionbank.catalog.transfer;

import java.util.List;

/** A bank cannot be loaded; nothing of it was. */
public final class BankRefused extends Exception {

    private final transient List<String> problems;

    /** @param problems each a line that begins with the file and the line in it */
    public BankRefused(List<String> problems) {
        super(String.join("\n", problems));
        this.problems = List.copyOf(problems);
    }

    /** What is wrong, each a line that begins with the file and the line in it. */
    public List<String> problems() {
        return problems;
    }
}
