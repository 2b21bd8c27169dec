package dev.questionbank.catalog.transfer.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** A question of Moodle as a row. */
final class MoodleQuestion {

    private static final JsonMapper JSON = JsonMapper.shared();

    private final XmlElement xml;
    private final Category category;
    private final List<String> losses;

    MoodleQuestion(XmlElement xml, Category category) {
        this.xml = xml;
        this.category = category;
        losses = new ArrayList<>(category.losses());
    }

    void into(RowSink sink, int line, RowDefaults defaults) throws InterruptedException {
        XmlElement own = xml.child(MoodleXmlWriter.OWN);
        if (own != null) {
            own(own).into(sink, line, defaults, List.of());
            return;
        }
        String type = xml.attribute("type");
        String title = line(xml.textOf("name"));
        QuizText text = text(String.valueOf(type));
        if (text == null) {
            sink.problem(
                    line,
                    xml.textOf("idnumber"),
                    title,
                    "description".equals(type)
                            ? "a description, no question"
                            : "questions of the type " + type + " cannot be read");
            return;
        }
        addLosses();
        new RawRow(
                        category.topic(),
                        category.topicTitle(),
                        title == null ? Titles.of(text.prompt()) : title,
                        text.prompt(),
                        text.answer(),
                        null,
                        null,
                        tags(),
                        null,
                        null,
                        xml.textOf("idnumber"))
                .withTopicNamedBySlug(defaults)
                .into(sink, line, defaults, losses);
    }

    /** What {@link MoodleXmlWriter} wrote, to the letter. */
    private RawRow own(XmlElement own) {
        List<String> tags =
                own.children("tag").stream().map(MoodleQuestion::exact).toList();
        XmlElement tagsOfMoodle = xml.child("tags");
        return new RawRow(
                ownText(own, "topic"),
                ownText(own, "topicTitle"),
                ownText(own, "title", "name"),
                ownText(own, "prompt", "questiontext"),
                ownText(own, "answer", "generalfeedback"),
                ownText(own, "difficulty"),
                ownText(own, "kind"),
                !tags.isEmpty() || tagsOfMoodle == null
                        ? tags
                        : tagsOfMoodle.children("tag").stream()
                                .map(MoodleQuestion::exact)
                                .toList(),
                ownText(own, "source"),
                ownText(own, "license"),
                ownText(own, "externalId", "idnumber"));
    }

    private static @Nullable String ownText(XmlElement own, String name) {
        XmlElement element = own.child(name);
        return element == null ? null : exact(element);
    }

    private @Nullable String ownText(XmlElement own, String name, String nameForMoodle) {
        String text = ownText(own, name);
        XmlElement element = xml.child(nameForMoodle);
        if (text != null || element == null) {
            return text;
        }
        String exact = exact(element);
        return exact.isEmpty() ? null : exact;
    }

    private static String exact(XmlElement element) {
        XmlElement inner = element.child("text");
        String text = (inner == null ? element : inner).text();
        try {
            return element.attribute(MoodleXmlWriter.AS_JSON) == null
                    ? text
                    : String.valueOf(JSON.readValue(text, String.class));
        } catch (JacksonException e) {
            return text; // changed by hand; what stands there is what is meant
        }
    }

    private @Nullable QuizText text(String type) {
        String prompt = markdown(xml.child("questiontext"));
        String feedback = markdown(xml.child("generalfeedback"));
        List<QuizOption> options =
                xml.children("answer").stream().map(this::option).toList();
        return switch (type) {
            case "essay" -> {
                String forGraders = markdown(xml.child("graderinfo"));
                yield QuizText.essay(
                        prompt,
                        String.join(
                                "\n\n",
                                Stream.of(feedback, forGraders)
                                        .filter(text -> !text.isBlank())
                                        .toList()));
            }
            case "shortanswer" -> QuizText.shortAnswer(prompt, right(options), feedback);
            case "numerical" -> QuizText.shortAnswer(prompt, numbers(), feedback);
            case "multichoice" -> QuizText.choice(prompt, options, feedback);
            case "truefalse" -> trueOrFalse(prompt, feedback);
            case "matching" ->
                QuizText.matching(
                        prompt,
                        xml.children("subquestion").stream()
                                .map(pair -> new QuizText.Pair(markdown(pair), String.valueOf(pair.textOf("answer"))))
                                .toList(),
                        feedback);
            default -> null;
        };
    }

    private QuizOption option(XmlElement answer) {
        QuizOption option = new QuizOption(
                markdown(answer), percent(answer.attribute("fraction")), markdown(answer.child("feedback")));
        if (!option.isPlain()) {
            losses.add("The grade of " + option.percentText() + " for an answer was left out: "
                    + Titles.cut(option.text()));
        }
        return option;
    }

    private static List<QuizOption> right(List<QuizOption> options) {
        return options.stream().filter(QuizOption::isRight).toList();
    }

    private List<QuizOption> numbers() {
        return xml.children("answer").stream()
                .map(answer -> {
                    String tolerance = answer.textOf("tolerance");
                    boolean exact = tolerance == null || percent(tolerance) == 0;
                    return new QuizOption(
                            "**" + markdown(answer) + "**" + (exact ? "" : " (± " + tolerance + ")"),
                            percent(answer.attribute("fraction")),
                            markdown(answer.child("feedback")));
                })
                .filter(QuizOption::isRight)
                .toList();
    }

    private QuizText trueOrFalse(String prompt, String feedback) {
        boolean right = false;
        List<String> remarks = new ArrayList<>();
        for (XmlElement answer : xml.children("answer")) {
            if (percent(answer.attribute("fraction")) > 0) {
                right = "true".equalsIgnoreCase(answer.textOf("text"))
                        || "true".equalsIgnoreCase(answer.text().strip());
                remarks.addFirst(markdown(answer.child("feedback")));
            } else {
                remarks.add(markdown(answer.child("feedback")));
            }
        }
        remarks.add(feedback);
        return QuizText.trueOrFalse(prompt, right, remarks);
    }

    private static double percent(@Nullable String number) {
        try {
            return number == null ? 0 : Double.parseDouble(number.strip());
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private String markdown(@Nullable XmlElement element) {
        if (element == null) {
            return "";
        }
        XmlElement inner = element.child("text");
        String text = (inner == null ? element : inner).text();
        String format = element.attribute("format");
        return TextStyle.named(format == null ? "moodle_auto_format" : format)
                .toMarkdown(text, losses)
                .strip();
    }

    private List<String> tags() {
        XmlElement tags = xml.child("tags");
        return tags == null
                ? List.of()
                : tags.children("tag").stream()
                        .map(tag -> String.valueOf(line(exact(tag))))
                        .filter(tag -> !tag.isEmpty())
                        .distinct()
                        .toList();
    }

    private static @Nullable String line(@Nullable String text) {
        return text == null ? null : text.strip().replaceAll("\\s+", " ");
    }

    private void addLosses() {
        long files = xml.count("file");
        if (files > 0) {
            losses.add("Files were left out: " + files + ".");
        }
        addLoss("penalty", "0", "The penalty for wrong tries was left out: ");
        addLoss("defaultgrade", "1", "The grade was left out: ");
        addLoss("hidden", "0", "That the question is hidden was left out: ");
        for (String said : List.of(
                "correctfeedback", "partiallycorrectfeedback", "incorrectfeedback", "responsetemplate", "hint")) {
            if (xml.children(said).stream()
                    .anyMatch(element -> !markdown(element).isEmpty())) {
                losses.add("The text of <" + said + "> was left out.");
            }
        }
    }

    private void addLoss(String name, String usual, String sentence) {
        String said = xml.textOf(name);
        if (said != null && percent(said) != percent(usual)) {
            losses.add(sentence + said + ".");
        }
    }
}
