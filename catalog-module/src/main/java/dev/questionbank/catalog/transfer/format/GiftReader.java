package dev.questionbank.catalog.transfer.format;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A bank in Moodle's GIFT: questions with blank lines between them, and lines of comments, which may name the question
 * ({@code [id:…]}) and its tags ({@code [tag:…]}).
 */
final class GiftReader implements RowReader {

    private static final String CATEGORY = "$CATEGORY:";
    private static final Pattern IN_COMMENT = Pattern.compile("\\[(id|tag):([^\\[\\]]{1,200})\\]");

    @Override
    public void read(InputStream in, RowDefaults defaults, RowSink sink) throws IOException, InterruptedException {
        TextInput text = new TextInput(in, defaults.encoding());
        BufferedReader lines = new BufferedReader(text);
        Category category = Category.NONE;
        Block block = new Block();
        int questions = 0;
        int number = 1;
        boolean more = true;
        while (more) {
            String line = lines.readLine();
            more = line != null;
            if (line == null || line.isBlank()) {
                questions += block.into(sink, category, defaults);
                block = block.next();
                text.nextItem(number + 1);
            } else if (line.stripLeading().startsWith("//")) {
                block.comment(line);
            } else if (line.stripLeading().startsWith(CATEGORY)) {
                category = Category.of(line.strip().substring(CATEGORY.length()), null);
            } else {
                block.add(number, line);
            }
            number++;
        }
        if (questions == 0) {
            throw new FileRefused(1, "no GIFT: there is no question with its answers in braces");
        }
    }

    /** The lines of one question. */
    private static final class Block {

        private final StringBuilder text = new StringBuilder();
        private final List<String> tags = new ArrayList<>();
        private String externalId = "";
        private int line;

        void comment(String comment) {
            Matcher matcher = IN_COMMENT.matcher(comment);
            while (matcher.find()) {
                String said = matcher.group(2).strip();
                if (matcher.group(1).equals("id")) {
                    externalId = said;
                } else if (!said.isEmpty() && !tags.contains(said)) {
                    tags.add(said);
                }
            }
        }

        void add(int number, String more) {
            if (text.isEmpty()) {
                line = number;
            } else {
                text.append('\n');
            }
            text.append(more);
        }

        /** What follows; comments may stand a blank line before their question. */
        Block next() {
            return text.isEmpty() ? this : new Block();
        }

        /** Hands over what is there, and tells how many questions that was. */
        int into(RowSink sink, Category category, RowDefaults defaults) throws InterruptedException {
            if (text.isEmpty()) {
                return 0;
            }
            GiftQuestion question = new GiftQuestion(text.toString(), externalId.isEmpty() ? null : externalId, tags);
            return question.into(sink, line, category, defaults) ? 1 : 0;
        }
    }
}
