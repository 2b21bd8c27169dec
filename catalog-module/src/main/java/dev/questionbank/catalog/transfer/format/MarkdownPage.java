package dev.questionbank.catalog.transfer.format;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.error.YAMLException;

/**
 * A question as a page: YAML between two lines {@code ---} with what the row says, then the prompt, a line {@code # Answer}
 * and the answer. A text that would not come back like this stands in the head too, as {@code prompt} and {@code answer}.
 */
public final class MarkdownPage {

    private static final String FENCE = "---";
    private static final Pattern ANSWER = Pattern.compile("# Answer[ \\t]*");
    private static final Pattern KEY = Pattern.compile("([A-Za-z_][\\w-]*):.*", Pattern.DOTALL);
    private static final Pattern CODE_FENCE = Pattern.compile(" {0,3}(```|~~~).*");
    private static final Set<String> KEYS = Set.of(
            "externalId",
            "id",
            "topic",
            "topicTitle",
            "title",
            "difficulty",
            "kind",
            "tags",
            "source",
            "license",
            "prompt",
            "answer");

    private final Map<String, Object> head;
    private final List<String> body;
    private final int linesOfHead;

    private MarkdownPage(Map<String, Object> head, List<String> body, int linesOfHead) {
        this.head = head;
        this.body = body;
        this.linesOfHead = linesOfHead;
    }

    /** The row as a page: the same row gives the same page, and the page the same row. */
    public static String of(BankRow row) {
        Map<String, Object> head = new LinkedHashMap<>();
        put(head, "externalId", row.externalId());
        put(head, "topic", row.topic());
        put(head, "topicTitle", row.topicTitle());
        put(head, "title", row.title());
        put(
                head,
                "difficulty",
                row.difficulty() == null ? null : row.difficulty().name());
        put(head, "kind", row.kind() == null ? null : row.kind().name());
        put(head, "tags", row.tags().isEmpty() ? null : row.tags());
        put(head, "source", row.source());
        put(head, "license", row.license());
        String page = FENCE + "\n" + PageHead.yaml().dump(head) + FENCE + "\n" + row.prompt() + "\n"
                + (row.answer() == null ? "" : "\n# Answer\n\n" + row.answer() + "\n");
        if (comesBack(page, row)) {
            return page;
        }
        put(head, "prompt", row.prompt());
        put(head, "answer", row.answer());
        return FENCE + "\n" + PageHead.yaml().dump(head) + FENCE + "\n";
    }

    private static void put(Map<String, Object> head, String key, @Nullable Object value) {
        if (value != null) {
            head.put(key, value);
        }
    }

    private static boolean comesBack(String page, BankRow row) {
        List<String> lines = List.of(page.split("\r\n|\r|\n", -1));
        try {
            return starts(lines).equals(List.of(0))
                    && of(lines).row(RowDefaults.NONE).checked(RowDefaults.NONE).equals(row);
        } catch (InvalidRow e) {
            return false;
        }
    }

    /** Where pages begin; empty when the text is none. Only a key of ours makes a line in the midst of text the start of another. */
    static List<Integer> starts(List<String> lines) {
        List<Integer> starts = new ArrayList<>();
        boolean inCode = false;
        for (int i = 0; i + 1 < lines.size(); i++) {
            if (starts.isEmpty() && lines.get(i).isBlank()) {
                continue;
            }
            var key = KEY.matcher(lines.get(i + 1));
            int end = isFence(lines.get(i)) && key.matches() ? endOfHead(lines, i) : -1;
            if (end > 0 && (starts.isEmpty() || !inCode && KEYS.contains(key.group(1)))) {
                starts.add(i);
                i = end;
                inCode = false;
            } else if (starts.isEmpty()) {
                return starts;
            } else if (CODE_FENCE.matcher(lines.get(i)).matches()) {
                inCode = !inCode;
            }
        }
        return starts;
    }

    private static int endOfHead(List<String> lines, int start) {
        for (int i = start + 1; i < lines.size(); i++) {
            if (isFence(lines.get(i))) {
                return i;
            }
        }
        return -1;
    }

    private static boolean isFence(String line) {
        return line.startsWith(FENCE) && line.stripTrailing().equals(FENCE);
    }

    /** @param lines of the page alone */
    static MarkdownPage of(List<String> lines) throws InvalidRow {
        int end = endOfHead(lines, 0);
        Object yaml;
        try {
            yaml = PageHead.yaml().load(String.join("\n", lines.subList(1, end)));
        } catch (YAMLException e) {
            throw new InvalidRow("the head of the page is no YAML: "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse(""));
        }
        if (!(yaml instanceof Map<?, ?> map)) {
            throw new InvalidRow("the head of the page is no YAML with keys");
        }
        Map<String, Object> head = new LinkedHashMap<>();
        map.forEach((key, value) -> put(head, String.valueOf(key), value));
        return new MarkdownPage(head, lines.subList(end + 1, lines.size()), end + 1);
    }

    /** Whether the page is one question, and no text with questions in it that has a head for other ends. */
    boolean isQuestion() {
        return KEYS.containsAll(head.keySet()) || answerLine() >= 0;
    }

    List<String> body() {
        return body;
    }

    int linesOfHead() {
        return linesOfHead;
    }

    /** What the head says; null if nothing. */
    @Nullable
    String text(String key) {
        return head.get(key) instanceof String text && !text.isBlank() ? text : null;
    }

    void into(RowSink sink, int line, RowDefaults defaults) throws InterruptedException {
        RawRow row;
        try {
            row = row(defaults);
        } catch (InvalidRow e) {
            sink.problem(line, text("externalId"), text("title"), e.getMessage());
            return;
        }
        row.into(sink, line, defaults, List.of());
    }

    private RawRow row(RowDefaults defaults) throws InvalidRow {
        Set<String> unknown = new TreeSet<>(head.keySet());
        unknown.removeAll(KEYS);
        if (!unknown.isEmpty()) {
            throw new InvalidRow("unknown key " + String.join(", ", unknown));
        }
        for (Map.Entry<String, Object> entry : head.entrySet()) {
            if (!(entry.getValue() instanceof String) && !entry.getKey().equals("tags")) {
                throw new InvalidRow(entry.getKey() + " is not a text");
            }
        }
        int answerLine = answerLine();
        String prompt = text("prompt") == null
                ? text(body.subList(0, answerLine < 0 ? body.size() : answerLine))
                : text("prompt");
        String answer = text("answer") == null && answerLine >= 0
                ? text(body.subList(answerLine + 1, body.size()))
                : text("answer");
        return new RawRow(
                        text("topic"),
                        text("topicTitle"),
                        text("title") == null && prompt != null ? Titles.of(prompt) : text("title"),
                        prompt,
                        answer,
                        constant("difficulty"),
                        constant("kind"),
                        tags(),
                        text("source"),
                        text("license"),
                        text("externalId") == null ? text("id") : text("externalId"))
                .withTopicNamedBySlug(defaults);
    }

    private int answerLine() {
        for (int i = 0; i < body.size(); i++) {
            if (ANSWER.matcher(body.get(i)).matches()) {
                return i;
            }
        }
        return -1;
    }

    private static @Nullable String text(List<String> lines) {
        String text = String.join("\n", lines).strip();
        return text.isEmpty() ? null : text;
    }

    private @Nullable String constant(String key) {
        String text = text(key);
        return text == null
                ? null
                : text.strip().replace(' ', '_').replace('-', '_').toUpperCase(Locale.ROOT);
    }

    private List<String> tags() throws InvalidRow {
        Object tags = head.get("tags");
        if (tags instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(Objects::toString).toList();
        }
        if (tags != null && !(tags instanceof String)) {
            throw new InvalidRow("tags is not a list of texts");
        }
        String text = text("tags");
        return text == null ? List.of() : List.of(text.strip().split("\\s*,\\s*"));
    }
}
