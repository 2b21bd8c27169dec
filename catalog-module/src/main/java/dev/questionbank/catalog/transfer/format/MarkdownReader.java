package dev.questionbank.catalog.transfer.format;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;

/**
 * A bank in Markdown: pages with their settings at the head ({@link MarkdownPage}), or text as people write it, in which
 * questions are found by their headings ({@link MarkdownQuestions}). Headings mean something only with those around them, so
 * a file is read as a whole, up to a size.
 */
final class MarkdownReader implements RowReader {

    private static final int MAX_LENGTH = 20 << 20;

    @Override
    public void read(InputStream in, RowDefaults defaults, RowSink sink) throws IOException, InterruptedException {
        List<String> lines = lines(in, defaults);
        List<Integer> starts = MarkdownPage.starts(lines);
        if (starts.isEmpty()) {
            MarkdownQuestions.read(lines, 1, null, defaults, sink);
            return;
        }
        for (int i = 0; i < starts.size(); i++) {
            int start = starts.get(i);
            int end = i + 1 < starts.size() ? starts.get(i + 1) : lines.size();
            MarkdownPage page;
            try {
                page = MarkdownPage.of(lines.subList(start, end));
            } catch (InvalidRow e) {
                sink.problem(start + 1, null, null, e.getMessage());
                continue;
            }
            if (page.isQuestion()) {
                page.into(sink, start + 1, defaults);
            } else {
                MarkdownQuestions.read(page.body(), start + 1 + page.linesOfHead(), page.text("title"), defaults, sink);
            }
        }
    }

    private static List<String> lines(InputStream in, RowDefaults defaults) throws IOException {
        TextInput input = new TextInput(in, defaults.encoding());
        StringBuilder text = new StringBuilder();
        char[] block = new char[1 << 16];
        for (int count = input.read(block); count >= 0; count = input.read(block)) {
            text.append(block, 0, count);
            if (text.length() > MAX_LENGTH) {
                throw new FileRefused(
                        1, "a file in Markdown may have up to " + MAX_LENGTH + " characters; make it several");
            }
            input.nextItem(1);
        }
        if (text.toString().isBlank()) {
            throw new FileRefused(1, "the file is empty");
        }
        return List.of(text.toString().split("\r\n|\r|\n", -1));
    }
}
