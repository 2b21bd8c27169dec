package dev.questionbank.catalog.transfer.format;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A question of a quiz as prompt and answer in Markdown: what is offered stands below the prompt, what is right in the answer,
 * with all that is said of it.
 *
 * @param answer null when the quiz holds none
 */
record QuizText(String prompt, @Nullable String answer) {

    /** Whoever answers writes; what is right may be said in the feedback. */
    static QuizText essay(String prompt, @Nullable String answer) {
        return new QuizText(prompt, answer == null || answer.isBlank() ? null : answer);
    }

    /** Whoever answers chooses among options. */
    static QuizText choice(String prompt, List<QuizOption> options, @Nullable String feedback) {
        // what gives a part of the grade is right only where nothing gives all of it
        double enough = options.stream().anyMatch(option -> option.percent() >= 100) ? 100 : Double.MIN_VALUE;
        List<String> offered = new ArrayList<>();
        List<String> answer = new ArrayList<>();
        List<String> remarks = new ArrayList<>();
        for (int i = 0; i < options.size(); i++) {
            QuizOption option = options.get(i);
            offered.add(item(label(i) + ": " + option.text()));
            String remark = option.feedback() == null ? "" : option.feedback();
            if (option.percent() >= enough) {
                answer.add("**" + label(i) + "**" + (isLine(option.text()) ? ": " + option.graded() : ""));
                addIfSaid(answer, remark);
            } else if (option.isRight()) {
                remarks.add(
                        item(label(i) + " (" + option.percentText() + ")" + (remark.isBlank() ? "" : ": " + remark)));
            } else if (!remark.isBlank()) {
                remarks.add(item(label(i) + ": " + remark));
            }
        }
        addIfSaid(answer, String.join("\n", remarks));
        addIfSaid(answer, feedback);
        return essay(prompt + "\n\n" + String.join("\n", offered), String.join("\n\n", answer));
    }

    /** Whoever answers writes one of the texts. */
    static QuizText shortAnswer(String prompt, List<QuizOption> accepted, @Nullable String feedback) {
        List<String> answer = new ArrayList<>();
        List<String> items = accepted.stream()
                .flatMap(option -> Stream.of(option.graded(), option.feedback() == null ? "" : option.feedback()))
                .toList();
        if (accepted.size() == 1) {
            items.forEach(text -> addIfSaid(answer, text));
        } else {
            for (QuizOption option : accepted) {
                String said = option.feedback();
                answer.add(item(option.graded() + (said == null || said.isBlank() ? "" : "\n\n" + said)));
            }
            String all = String.join("\n", answer);
            answer.clear();
            addIfSaid(answer, all);
        }
        addIfSaid(answer, feedback);
        return essay(prompt, String.join("\n\n", answer));
    }

    /** Whoever answers says whether it is so. */
    static QuizText trueOrFalse(String prompt, boolean right, List<String> remarks) {
        List<String> answer = new ArrayList<>(List.of(right ? "**True**" : "**False**"));
        remarks.forEach(remark -> addIfSaid(answer, remark));
        return new QuizText(prompt + "\n\n- True\n- False", String.join("\n\n", answer));
    }

    /** Whoever answers finds what belongs together. */
    static QuizText matching(String prompt, List<Pair> pairs, @Nullable String feedback) {
        List<String> left = pairs.stream()
                .map(Pair::left)
                .filter(text -> !text.isBlank())
                .map(QuizText::item)
                .toList();
        List<String> right = pairs.stream()
                .map(Pair::right)
                .distinct()
                .sorted()
                .map(QuizText::item)
                .toList();
        List<String> answer = new ArrayList<>();
        addIfSaid(
                answer,
                String.join(
                        "\n",
                        pairs.stream()
                                .filter(pair -> !pair.left().isBlank())
                                .map(pair -> item(pair.left() + " → " + pair.right()))
                                .toList()));
        addIfSaid(answer, feedback);
        return essay(
                prompt + "\n\n" + String.join("\n", left) + "\n\n---\n\n" + String.join("\n", right),
                String.join("\n\n", answer));
    }

    /** Two texts that belong together; the left one is empty where the right one is there to mislead. */
    record Pair(String left, String right) {}

    private static void addIfSaid(List<String> paragraphs, @Nullable String text) {
        if (text != null && !text.isBlank()) {
            paragraphs.add(text.strip());
        }
    }

    private static String label(int index) {
        return index < 26 ? String.valueOf((char) ('A' + index)) : String.valueOf(index + 1);
    }

    private static boolean isLine(String text) {
        return text.indexOf('\n') < 0;
    }

    /** An item of a list, all of its lines in it. */
    private static String item(String text) {
        return "- " + text.strip().replaceAll("\\n(?=[^\\n])", "\n  ");
    }
}
