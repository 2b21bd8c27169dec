package dev.questionbank.practice.signal;

import dev.questionbank.catalog.Question;
import dev.questionbank.catalog.QuestionId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.springframework.graphql.data.method.annotation.BatchMapping;
import org.springframework.stereotype.Controller;

@Controller
class SignalController {

    private final Signals signals;

    SignalController(Signals signals) {
        this.signals = signals;
    }

    @BatchMapping(typeName = "Question")
    Map<Question, List<PracticeSignal>> practiceSignals(List<Question> questions) {
        Map<QuestionId, List<PracticeSignal>> found =
                signals.list(questions.stream().map(Question::id).toList());
        Map<Question, List<PracticeSignal>> ofQuestions = new HashMap<>();
        for (Question question : questions) {
            if (found.containsKey(question.id())) {
                ofQuestions.put(question, found.get(question.id()));
            }
        }
        return ofQuestions;
    }
}
