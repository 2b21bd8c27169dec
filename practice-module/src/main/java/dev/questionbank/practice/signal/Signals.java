package dev.questionbank.practice.signal;

import dev.questionbank.catalog.QuestionId;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** What practice tells about questions. For curators alone: whoever asks sees to that. */
@Service
public class Signals {

    private final SignalRepository signals;

    Signals(SignalRepository signals) {
        this.signals = signals;
    }

    /** The signals of these questions, of the newest revision first; without those of which there are none. */
    public Map<QuestionId, List<PracticeSignal>> list(Collection<QuestionId> questions) {
        return signals.list(questions);
    }

    /** Has all signals derived anew, from the reviews that stand, before long. Those that are kept are told until then. */
    @Transactional
    public void rebuild() {
        signals.markAll();
    }
}
