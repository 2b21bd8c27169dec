package dev.questionbank.benchmarks;

import dev.questionbank.testing.Bank;
import dev.questionbank.testing.RunningApplication;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** How fast a bank is loaded, from the first rows of a fresh process on. */
class LoadBenchmark extends RunningApplication {

    private static final int BANKS = 6;
    private static final int ROWS = 16_000;
    private static final String LETTERS = "etaoin shrdlu cmfwyp vbgkqj xz";

    @Test
    void loadBanks() {
        Random random = new Random(7);
        System.out.printf("%n%-12s %10s%n", "rows so far", "rows/s");
        for (int bank = 1; bank <= BANKS; bank++) {
            Path file = bank(random).file();
            long start = System.nanoTime();
            load(true, file);
            System.out.printf("%-12d %10.0f%n", bank * ROWS, ROWS / ((System.nanoTime() - start) / 1e9));
        }
    }

    /** Texts as long as those of real banks are: 60 characters of title, 150 of prompt, 700 of answer. */
    private static Bank bank(Random random) {
        Bank bank = Bank.of(0);
        for (int i = 0; i < ROWS; i++) {
            bank.question(text(random, 60), text(random, 150), text(random, 700));
        }
        return bank;
    }

    private static String text(Random random, int length) {
        StringBuilder text = new StringBuilder("q");
        while (text.length() < length) {
            text.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
        }
        return text.toString();
    }
}
