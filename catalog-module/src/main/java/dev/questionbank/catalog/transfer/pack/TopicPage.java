package dev.questionbank.catalog.transfer.pack;

import dev.questionbank.catalog.LockedTitles;
import dev.questionbank.catalog.transfer.BankTopic;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.yaml.snakeyaml.DumperOptions;
import org.yaml.snakeyaml.LoaderOptions;
import org.yaml.snakeyaml.Yaml;
import org.yaml.snakeyaml.constructor.SafeConstructor;
import org.yaml.snakeyaml.error.YAMLException;
import org.yaml.snakeyaml.representer.Representer;

/**
 * What a pack says of a topic, with the files of its questions in their order: YAML between two lines {@code ---}, and the
 * description. One that would not come back like this stands in the head.
 */
record TopicPage(BankTopic topic, List<String> files) {

    static final String FILE = "topic.md";

    private static final String FENCE = "---\n";
    private static final int MAX_LENGTH = 200 << 20;

    static String of(BankTopic topic, List<String> files) {
        boolean isPlain = topic.description().equals(topic.description().strip())
                && !topic.description().contains("\r");
        Map<String, Object> head = new LinkedHashMap<>();
        head.put("title", topic.title());
        head.put("previewSize", topic.previewSize());
        head.put("lockedTitles", topic.lockedTitles().name());
        if (!isPlain) {
            head.put("description", topic.description());
        }
        head.put("questions", files);
        String body = isPlain && !topic.description().isEmpty() ? "\n" + topic.description() + "\n" : "";
        return FENCE + yaml().dump(head) + FENCE + body;
    }

    /** @throws PackRefused if the text is none */
    static TopicPage read(String slug, String text) throws PackRefused {
        int end = text.indexOf("\n" + FENCE);
        if (!text.startsWith(FENCE) || end < 0) {
            throw new PackRefused(FILE + " of " + slug + " has no head between two lines ---");
        }
        try {
            Map<String, Object> head = yaml().load(text.substring(FENCE.length(), end + 1));
            Object description = head.get("description");
            return new TopicPage(
                    new BankTopic(
                            slug,
                            text(head, "title"),
                            description == null
                                    ? text.substring(end + 1 + FENCE.length()).strip()
                                    : description.toString(),
                            Integer.parseInt(text(head, "previewSize")),
                            LockedTitles.valueOf(text(head, "lockedTitles"))),
                    head.get("questions") instanceof List<?> files
                            ? files.stream().map(Object::toString).toList()
                            : List.of());
        } catch (YAMLException | IllegalArgumentException | NullPointerException | ClassCastException e) {
            throw new PackRefused(FILE + " of " + slug + " does not say all that it should: " + e.getMessage());
        }
    }

    private static String text(Map<String, Object> head, String key) {
        return Objects.requireNonNull(head.get(key), key).toString();
    }

    static Yaml yaml() {
        DumperOptions style = new DumperOptions();
        style.setDefaultFlowStyle(DumperOptions.FlowStyle.BLOCK);
        style.setNonPrintableStyle(DumperOptions.NonPrintableStyle.ESCAPE);
        style.setAllowUnicode(true);
        style.setSplitLines(false);
        LoaderOptions limits = new LoaderOptions();
        limits.setCodePointLimit(MAX_LENGTH);
        return new Yaml(new SafeConstructor(limits), new Representer(style), style, limits);
    }
}
